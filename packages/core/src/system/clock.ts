import type { Clock } from '../ports/index.ts';

/** Node fires a timer at once when its delay does not fit 31 bits. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own time. */
export function systemClock(): Clock {
  return {
    now: () => Date.now(),
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      for (let left = Math.max(0, ms); ; left -= LONGEST_TIMER_MS) {
        await timer(Math.min(left, LONGEST_TIMER_MS), signal);
        if (left <= LONGEST_TIMER_MS) return;
      }
    },
  };
}

function timer(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const wake = () => {
      signal?.removeEventListener('abort', abort);
      resolve();
    };
    const timeout = setTimeout(wake, ms);
    const abort = () => {
      clearTimeout(timeout);
      reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort, { once: true });
  });
}
