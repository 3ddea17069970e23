/** `stage=prod team=shop`, in the order of keys. */
export function tagText(tags: Readonly<Record<string, string>> | undefined): string {
  return tagTexts(tags).join(' ');
}

export function tagTexts(tags: Readonly<Record<string, string>> | undefined): string[] {
  const sorted = Object.entries(tags ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.map(([key, value]) => `${key}=${value}`);
}
