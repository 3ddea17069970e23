const NEWLINE = 0x0a;
const RETURN = 0x0d;

export interface NewSection {
  /** The text between the brackets. */
  header: string;
  entries: readonly (readonly [key: string, value: string])[];
}

/**
 * The bytes with a section at their end, after one blank line. Every byte before stays as it is; line ends are those that
 * the file mostly has; a missing final line end is added first.
 */
export function appendSection(before: Uint8Array, section: NewSection): Uint8Array {
  const end = lineEndOf(before);
  const gap = before.length === 0 ? '' : !endsLine(before) ? end + end : endsWithBlankLine(before) ? '' : end;
  const lines = [`[${section.header}]`, ...section.entries.map(([key, value]) => `${key} = ${value}`)];
  const added = new TextEncoder().encode(gap + lines.map((line) => line + end).join(''));
  const after = new Uint8Array(before.length + added.length);
  after.set(before);
  after.set(added, before.length);
  return after;
}

function lineEndOf(bytes: Uint8Array): string {
  let windows = 0;
  let plain = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) {
    if (bytes[at - 1] === RETURN) windows += 1;
    else plain += 1;
  }
  return windows > plain ? '\r\n' : '\n';
}

function endsLine(bytes: Uint8Array): boolean {
  const last = bytes.at(-1);
  return last === NEWLINE || last === RETURN;
}

/** Whether nothing but blanks stands in the last line. */
function endsWithBlankLine(bytes: Uint8Array): boolean {
  let at = bytes.length - 1;
  if (bytes[at] === NEWLINE) at -= 1;
  if (bytes[at] === RETURN) at -= 1;
  while (at >= 0 && (bytes[at] === 0x20 || bytes[at] === 0x09)) at -= 1;
  return at < 0 || bytes[at] === NEWLINE || bytes[at] === RETURN;
}
