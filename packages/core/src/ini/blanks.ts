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

/** How many blanks a line begins with: its indentation. */
export function indentOf(line: string): number {
  let at = 0;
  while (at < line.length && isBlank(line.charCodeAt(at))) at += 1;
  return at;
}

/** The text without blanks at its end, like Python's `rstrip`. */
export function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end === text.length ? text : text.slice(0, end);
}

/** The text without blanks at both ends, like Python's `strip`. */
export function trim(text: string): string {
  const right = trimRight(text);
  const start = indentOf(right);
  return start === 0 ? right : right.slice(start);
}
