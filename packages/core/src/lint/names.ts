/** Whether a name needs no quotes, in the file or in a shell. */
export function isPlainName(name: string): boolean {
  return /^[A-Za-z0-9._@:/+-]+$/.test(name);
}

/** A plain name made of another one: `My SSO` → `My-SSO`. Undefined where nothing is left. */
export function plainName(name: string): string | undefined {
  const plain = name.replace(/[^A-Za-z0-9._@:/+-]+/g, '-').replace(/^-+|-+$/g, '');
  return plain === '' ? undefined : plain;
}

/** `line 3`, `lines 3, 7 and 9` */
export function inLines(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  if (sorted.length < 2) return `line ${sorted[0]}`;
  if (sorted.length > 6) return `lines ${sorted.slice(0, 5).join(', ')} and ${sorted.length - 5} more`;
  return `lines ${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1)}`;
}
