import { trim } from './blanks.ts';

/** Whether a value holds keys of its own on the lines below it, as `s3 =` and the services of a `[services …]` do. */
export function isNested(value: string): boolean {
  return value.startsWith('\n');
}

/** Python's `str.splitlines` knows more line ends than a file has. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these separators end lines for Python
const LINE_ENDS = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

/**
 * The keys of a nested value. One level only, `=` only; names keep their case and a later one replaces an earlier one.
 * Undefined when a line has no `=`: the AWS CLI then refuses the whole file.
 */
export function parseNested(value: string): Map<string, string> | undefined {
  const keys = new Map<string, string>();
  for (const line of value.split(LINE_ENDS)) {
    const text = trim(line);
    if (text === '') continue;
    const at = text.indexOf('=');
    if (at < 0) return undefined;
    keys.set(trim(text.slice(0, at)), trim(text.slice(at + 1)));
  }
  return keys;
}
