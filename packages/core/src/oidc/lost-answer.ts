import { isSsoctlError } from '../errors/index.ts';

/** Failures after which the service may have answered, with nobody there to hear it. */
const LOST = new Set([
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_ANSWER_TIMEOUT',
]);

/** Whether the service may have given a token all the same: the answer did not come, or made no sense. */
export function mayBeLost(error: unknown): boolean {
  if (!isSsoctlError(error)) return false;
  const { networkCode, status } = error.details ?? {};
  return LOST.has(String(networkCode)) || (error.code === 'SERVICE_UNAVAILABLE' && Number(status) < 300);
}
