import { isSsoctlError, type SsoctlError } from '../../errors/index.ts';
import type { Gap } from '../types.ts';

/** What a gap is about. */
export type GapSubject = Omit<Gap, 'operation' | 'code' | 'message'>;

export function gapOf(operation: string, error: Pick<SsoctlError, 'code' | 'message'>, subject: GapSubject = {}): Gap {
  return { operation, ...subject, code: error.code, message: error.message };
}

/** What is known to be missing though no call failed. */
export function notAsked(operation: string, message: string, subject: GapSubject = {}): Gap {
  return { operation, ...subject, code: 'INCOMPLETE', message };
}

/**
 * The error of a call without which the rest goes on.
 * @throws the error itself when it ends all: the person cancelled, the credentials are over, the configuration is wrong, a defect
 */
export function survivable(error: unknown, signal?: AbortSignal): SsoctlError {
  if (!isSsoctlError(error)) throw error;
  const endsAll = [3, 4, 130].includes(error.exitCode) || error.code === 'INTERNAL';
  if (signal?.aborted || endsAll) throw error;
  return error;
}
