import type { Clock } from '../ports/index.ts';
import { LONGEST_RETRY_AFTER_MS } from './backoff.ts';

/** Calls a second that a service answers without throttling: it begins at 20. */
const CEILING = 18;
const FLOOR = 1;
/** One burst of refusals is one reason to slow down. */
const ONE_REFUSAL_MS = 1000;

/**
 * Spaces calls out that share a limit: never faster than 18 a second, half as fast after a refusal, a little faster after each
 * success (additive increase, multiplicative decrease).
 */
export interface Pace {
  /** Resolves when the next attempt may begin. Rejects with the signal's reason; nobody else waits longer for that. */
  turn(signal?: AbortSignal): Promise<void>;
  succeeded(): void;
  /** The service refused for too many calls. Until the time that it asked for is over, nobody's turn comes. */
  throttled(retryAfterMs?: number): void;
  readonly perSecond: number;
}

/** @param ceiling calls a second at most, where the service publishes less, or nothing, for them */
export function createPace(clock: Clock, ceiling = CEILING): Pace {
  let perSecond = ceiling;
  let nextMs = Number.NEGATIVE_INFINITY;
  let slowedMs = Number.NEGATIVE_INFINITY;
  return {
    async turn(signal) {
      // Looked at again after each sleep: somebody else may have gone first, or the service have asked for quiet.
      for (;;) {
        signal?.throwIfAborted();
        const nowMs = clock.now();
        const waitMs = nextMs - nowMs;
        // A clock that was set back would make everybody wait for as long as it was set back.
        if (waitMs <= 0 || waitMs > LONGEST_RETRY_AFTER_MS) {
          nextMs = nowMs + 1000 / perSecond;
          return;
        }
        await clock.sleep(Math.ceil(waitMs), signal);
      }
    },
    succeeded() {
      perSecond = Math.min(ceiling, perSecond + 1 / perSecond);
    },
    throttled(retryAfterMs = 0) {
      const nowMs = clock.now();
      // Nobody waits for a longer one: the call that was told it fails, and so will the others.
      if (retryAfterMs <= LONGEST_RETRY_AFTER_MS) nextMs = Math.max(nextMs, nowMs + retryAfterMs);
      const sinceMs = nowMs - slowedMs;
      if (sinceMs >= 0 && sinceMs < ONE_REFUSAL_MS) return;
      slowedMs = nowMs;
      perSecond = Math.max(FLOOR, perSecond / 2);
    },
    get perSecond() {
      return perSecond;
    },
  };
}

/**
 * The pace of each limit: the same key, the same pace. What shares a limit is the caller's to know: a service and its host, or one
 * operation. The ceiling counts when a pace is first asked for.
 */
export type Paces = (key: string, ceiling?: number) => Pace;

export function createPaces(clock: Clock): Paces {
  const paces = new Map<string, Pace>();
  return (key, ceiling) => {
    const pace = paces.get(key) ?? createPace(clock, ceiling);
    paces.set(key, pace);
    return pace;
  };
}
