import { ERROR_CODES, type ErrorCode } from './codes.ts';

/** What an error may tell besides its message: plain values, never a secret. */
export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface ErrorOptions {
  /** One imperative sentence that names the next command. */
  hint?: string | undefined;
  /** Evidence for machines: file, line, operation, status, requestId … Never a secret. */
  details?: ErrorDetails | undefined;
  cause?: unknown;
}

/**
 * The one error class of ssoctl: a stable `code`, the evidence in `message` and `details`, and one `hint`.
 * `cause` is kept but not enumerable, so that printing an error as JSON never dumps a request.
 */
export class SsoctlError extends Error {
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, options: ErrorOptions = {}) {
    super(message);
    this.name = 'SsoctlError';
    this.code = code;
    this.hint = options.hint;
    this.details = options.details;
    if (options.cause !== undefined) Object.defineProperty(this, 'cause', { value: options.cause, enumerable: false });
  }

  /** The process exit code of this error. */
  get exitCode(): number {
    return ERROR_CODES[this.code].exit;
  }
}

export function isSsoctlError(error: unknown, ...codes: ErrorCode[]): error is SsoctlError {
  return error instanceof SsoctlError && (codes.length === 0 || codes.includes(error.code));
}
