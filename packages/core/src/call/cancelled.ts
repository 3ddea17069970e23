import { isSsoctlError, SsoctlError } from '../errors/index.ts';

/**
 * The error to throw after a signal was aborted: its own reason when that is one of ours, so that a time limit set
 * above says what it is; TIMED_OUT for `AbortSignal.timeout`; CANCELLED else.
 */
export function cancelled(signal: AbortSignal, what: string): SsoctlError {
  const reason: unknown = signal.reason;
  if (isSsoctlError(reason)) return reason;
  if (reason instanceof Error && reason.name === 'TimeoutError') {
    return new SsoctlError('TIMED_OUT', `${what} took too long`, { hint: 'run the command again' });
  }
  return new SsoctlError('CANCELLED', `${what} was cancelled`);
}

/** Passes a value on, unless the signal was aborted. @throws CANCELLED, TIMED_OUT */
export function throwIfCancelled(signal: AbortSignal | undefined, what: string): void {
  if (signal?.aborted) throw cancelled(signal, what);
}
