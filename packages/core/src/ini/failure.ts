import { SsoctlError } from '../errors/error.ts';

/** What the AWS CLI refuses a whole file for. */
export type FaultKind =
  | 'not-utf-8'
  | 'byte-order-mark'
  | 'duplicate-section'
  | 'duplicate-key'
  | 'bad-header'
  | 'no-section'
  | 'no-separator'
  | 'no-key'
  | 'broken-nesting';

export interface MoreOnFault {
  hint?: string;
  /** The line that the fault's own line clashes with. */
  other?: number;
}

/**
 * The error for a file that cannot be parsed. It never quotes the line: a malformed line of a credentials file
 * may well be the secret itself.
 */
export function malformed(file: string, line: number, because: string, more: MoreOnFault = {}) {
  return new SsoctlError('CONFIG_INVALID', `${file}:${line}: ${because}`, {
    hint:
      more.hint ??
      `mend line ${line} of ${file}: the AWS CLI refuses the whole file. See all at once: ssoctl profiles lint`,
    details: { file, line, ...(more.other === undefined ? {} : { otherLine: more.other }) },
  });
}

/** A key for a message, unless it looks like a value that lost its key. */
export function nameKey(key: string): string {
  return /^[a-z][a-z0-9_.-]{0,34}$/.test(key) ? `the key ${key}` : 'a key';
}
