/**
 * What Python's `str.strip` takes for a blank. JavaScript's `trim` differs: it leaves the separators
 * U+001C to U+001F and U+0085, and takes the byte order mark, which the AWS CLI stumbles over.
 */
function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x1c;
  if (code < 0x85) return false;
  if (code === 0x85 || code === 0xa0 || code === 0x1680) return true;
  if (code < 0x2000) return false;
  return code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f || code === 0x3000;
}

/** The first place from `from` on, and before `to`, that is no blank; else `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

/** The place behind the last character between `from` and `to` that is no blank; else `from`. */
export function endOfText(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** How many blanks a line begins with: its indentation. */
export function indentOf(line: string): number {
  return skipBlanks(line, 0, line.length);
}

/** The text without blanks at its end, like Python's `rstrip`. */
export function trimRight(text: string): string {
  return text.slice(0, endOfText(text, 0, text.length));
}

/** The text without blanks at both ends, like Python's `strip`. */
export function trim(text: string): string {
  const end = endOfText(text, 0, text.length);
  return text.slice(skipBlanks(text, 0, end), end);
}
