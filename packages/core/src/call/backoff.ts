import type { Random } from '../ports/index.ts';

const BASE_MS = 400;
const LONGEST_MS = 8_000;
/** A longer `Retry-After` is not waited for: the caller is told instead. */
export const LONGEST_RETRY_AFTER_MS = 20_000;

/**
 * How long to wait before the attempt after this one (1 = the first): full jitter over a doubling ceiling, and not less
 * than the service asked for. Undefined when the service asked for more than anybody waits.
 */
export function backoffMs(random: Random, attempt: number, retryAfterMs: number | undefined): number | undefined {
  const ceiling = Math.min(LONGEST_MS, BASE_MS * 2 ** (attempt - 1));
  const jitter = Math.round(fraction(random) * ceiling);
  if (retryAfterMs === undefined) return jitter;
  return retryAfterMs > LONGEST_RETRY_AFTER_MS ? undefined : Math.max(jitter, retryAfterMs);
}

/** Even over [0, 1]. */
function fraction(random: Random): number {
  const [a = 0, b = 0, c = 0, d = 0] = random.bytes(4);
  return (a * 2 ** 24 + b * 2 ** 16 + c * 2 ** 8 + d) / (2 ** 32 - 1);
}
