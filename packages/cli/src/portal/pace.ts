import type { Clock } from '@ssoctl/core/internal/ports/index';

/** Calls a second that a portal answers without throttling: it begins at 20. */
const CEILING = 18;
const FLOOR = 1;
/** One burst of refusals is one reason to slow down. */
const ONE_REFUSAL_MS = 1000;

/** Spaces calls out: never faster than the ceiling, half as fast after a refusal, a little faster after each success. */
export interface Pace {
  /** Resolves when the next call may be made. */
  turn(signal?: AbortSignal): Promise<void>;
  succeeded(): void;
  throttled(): void;
  readonly perSecond: number;
}

export function createPace(clock: Clock): Pace {
  let perSecond = CEILING;
  let nextMs = 0;
  let slowedMs = Number.NEGATIVE_INFINITY;
  return {
    async turn(signal) {
      const nowMs = clock.now();
      const atMs = Math.max(nowMs, nextMs);
      nextMs = atMs + 1000 / perSecond;
      if (atMs > nowMs) await clock.sleep(atMs - nowMs, signal);
    },
    succeeded() {
      perSecond = Math.min(CEILING, perSecond + 1 / perSecond);
    },
    throttled() {
      if (clock.now() - slowedMs < ONE_REFUSAL_MS) return;
      slowedMs = clock.now();
      perSecond = Math.max(FLOOR, perSecond / 2);
    },
    get perSecond() {
      return perSecond;
    },
  };
}
