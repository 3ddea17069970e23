import type { Clock } from '../../ports/index.ts';
import { CALLS_PER_SECOND } from '../plan/cost.ts';
import type { Progress } from '../types.ts';

/** Calls after which the pace so far says more than the one that was planned. */
const TELLING = 50;

export interface ProgressMeter {
  /** So many calls are expected in all. */
  expect(total: number): void;
  called(): void;
}

/** Tells how far the calls of a question are, and how long the rest will take. */
export function createProgress(clock: Clock, onProgress: ((progress: Progress) => void) | undefined): ProgressMeter {
  const startedMs = clock.now();
  let expected = 0;
  let done = 0;
  const tell = () => {
    if (onProgress === undefined || expected === 0) return;
    const total = Math.max(expected, done);
    const perCall = done < TELLING ? 1 / CALLS_PER_SECOND : (clock.now() - startedMs) / 1000 / done;
    onProgress({ done, total, secondsLeft: Math.ceil((total - done) * perCall) });
  };
  return {
    expect(total) {
      expected = Math.max(total, 1);
      tell();
    },
    called() {
      done += 1;
      tell();
    },
  };
}
