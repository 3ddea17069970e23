import { isSsoctlError, type SsoctlError } from '../errors/index.ts';

/** A call that failed while the rest went on; what it would have told is missing. */
export interface FailedCall {
  operation: string;
  /** Where it was made, where that matters. */
  region?: string | undefined;
  error: SsoctlError;
}

/** @throws the error itself where it ends the whole: no credentials any more, wrong settings, cancelled, a defect */
export function failedCall(operation: string, error: unknown): FailedCall {
  if (!isSsoctlError(error) || endsAll(error)) throw error;
  return { operation, error };
}

/** Whether what went wrong would go wrong with every other call too. */
export function endsAll(error: SsoctlError): boolean {
  return [3, 4, 130].includes(error.exitCode) || error.code === 'INTERNAL';
}
