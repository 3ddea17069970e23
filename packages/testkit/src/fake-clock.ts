import type { Clock } from '@ssoctl/core/internal/ports/index';

export interface FakeClockOptions {
  /** Default: 2026-01-15T12:00:00Z. */
  startMs?: number;
  /** Called for each sleep that passed, e.g. to move an emulator's clock along. */
  onSleep?: (ms: number) => void | Promise<void>;
  /** Sleeps of this length and longer are time limits: they end only when time has come that far. Default 40 000. */
  limitsFromMs?: number;
}

export interface FakeClock extends Clock {
  /** Milliseconds of every sleep that passed, in order. */
  readonly slept: readonly number[];
  /** Moves time on and ends the time limits that are reached. */
  advance(ms: number): void;
}

/** A clock on which sleeping takes no time: each sleep moves the clock and is written down. */
export function fakeClock(options: FakeClockOptions = {}): FakeClock {
  const { startMs = Date.UTC(2026, 0, 15, 12), onSleep, limitsFromMs = 40_000 } = options;
  const slept: number[] = [];
  const limits = new Set<{ atMs: number; wake: () => void }>();
  let nowMs = startMs;

  const advance = (ms: number) => {
    nowMs += ms;
    for (const limit of limits)
      if (limit.atMs <= nowMs) {
        limits.delete(limit);
        limit.wake();
      }
  };

  const waitForLimit = (ms: number, signal: AbortSignal | undefined) =>
    new Promise<void>((resolve, reject) => {
      const limit = { atMs: nowMs + ms, wake: resolve };
      limits.add(limit);
      signal?.addEventListener('abort', () => {
        limits.delete(limit);
        reject(signal.reason);
      });
    });

  return {
    slept,
    advance,
    now: () => nowMs,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      if (ms >= limitsFromMs) return waitForLimit(ms, signal);
      slept.push(ms);
      advance(ms);
      await onSleep?.(ms);
      // A turn of the event loop, so that a loop of sleeps does not keep input and output from happening.
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  };
}
