import type { Clock } from '@ssoctl/core/internal/ports/index';

/**
 * A clock for many who sleep beside each other: time jumps to the next who wakes, once nobody has anything left to do at once.
 * (On the other fake clock each sleep moves time by all its length, as if everybody slept one after the other.)
 */
export function sharedClock(startMs = Date.UTC(2026, 0, 15, 12)): Clock {
  const sleepers = new Set<{ atMs: number; wake: () => void }>();
  let nowMs = startMs;
  let running = false;

  const run = () => {
    const [next] = [...sleepers].sort((a, b) => a.atMs - b.atMs);
    running = next !== undefined;
    if (next === undefined) return;
    sleepers.delete(next);
    nowMs = Math.max(nowMs, next.atMs);
    next.wake();
    setImmediate(run);
  };

  return {
    now: () => nowMs,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const abort = () => {
          sleepers.delete(sleeper);
          reject(signal?.reason);
        };
        const wake = () => {
          signal?.removeEventListener('abort', abort);
          resolve();
        };
        const sleeper = { atMs: nowMs + ms, wake };
        sleepers.add(sleeper);
        signal?.addEventListener('abort', abort);
        if (running) return;
        running = true;
        setImmediate(run);
      }),
  };
}
