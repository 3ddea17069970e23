import { SsoctlError } from '../errors/index.ts';

/**
 * Refuses what would not stand in one line of the file, or what some SDKs would read as a comment: they cut a value at
 * ` #` and ` ;`. @throws USAGE
 */
export function requireOneLine(what: string, text: string): void {
  if (/[\p{Cc}\u2028\u2029]/u.test(text))
    throw new SsoctlError('USAGE', `${what} cannot hold line ends or control characters: ${JSON.stringify(text)}`);
  if (/(^|\s)[#;]/.test(text))
    throw new SsoctlError('USAGE', `${what} cannot hold a # or ; behind a blank: ${JSON.stringify(text)}`, {
      hint: 'some SDKs take what follows for a comment; put a ? in its place in a glob',
    });
}
