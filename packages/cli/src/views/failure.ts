import type { SsoctlError } from '@ssoctl/core/internal/errors/index';

/** A call that failed while the rest went on. */
export interface Failure {
  operation: string;
  accountId?: string;
  code: string;
  message: string;
}

export function failureOf(operation: string, error: SsoctlError, accountId?: string): Failure {
  return { operation, ...(accountId === undefined ? {} : { accountId }), code: error.code, message: error.message };
}
