/** The emulator's time. Codes, tokens and sessions expire by it, and the `Date` header of every answer shows it. */
export interface EmulatorClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Moves the clock by `ms`; negative goes back. */
  advance(ms: number): void;
  /** Moves the clock to `epochMs`; it goes on from there unless it is frozen. */
  set(epochMs: number): void;
  /** Stops the clock where it stands; `advance` and `set` still move it. */
  freeze(): void;
  /** Lets a frozen clock run again, from where it stands. */
  run(): void;
  /** Back to how it was started. */
  reset(): void;
  readonly frozen: boolean;
  /** How far the emulator's time is ahead of this machine's, in ms. */
  readonly offsetMs: number;
}

export interface ClockOptions {
  /** Where the clock starts: epoch milliseconds or an ISO 8601 time. Default: this machine's time. */
  at?: number | string | undefined;
  /** Added to where the clock starts. */
  offsetSeconds?: number | undefined;
  /** A frozen clock moves only when told. */
  frozen?: boolean | undefined;
}

/**
 * A clock that runs at this machine's pace from any point in time, or stands still.
 *
 * @throws RangeError when `at` is no time
 */
export function createClock(options: ClockOptions = {}, machine: () => number = Date.now): EmulatorClock {
  const { at, offsetSeconds = 0, frozen: startFrozen = false } = options;
  let offsetMs = 0;
  let frozenAtMs: number | undefined;

  const now = () => frozenAtMs ?? machine() + offsetMs;
  const set = (epochMs: number) => {
    readTime(epochMs);
    offsetMs = epochMs - machine();
    if (frozenAtMs !== undefined) frozenAtMs = epochMs;
  };
  const run = () => {
    if (frozenAtMs === undefined) return;
    offsetMs = frozenAtMs - machine();
    frozenAtMs = undefined;
  };
  const freeze = () => {
    frozenAtMs = now();
  };
  const reset = () => {
    frozenAtMs = undefined;
    set((at === undefined ? machine() : readTime(at)) + offsetSeconds * 1000);
    if (startFrozen) freeze();
  };
  reset();

  return {
    now,
    set,
    run,
    freeze,
    reset,
    advance: (ms) => set(now() + ms),
    get frozen() {
      return frozenAtMs !== undefined;
    },
    get offsetMs() {
      return now() - machine();
    },
  };
}

/** Epoch milliseconds as they are, ISO 8601 text parsed. @throws RangeError */
export function readTime(time: number | string): number {
  const epochMs = typeof time === 'number' ? time : Date.parse(time);
  // Also what lies beyond the calendar: no such time can be written down.
  if (Number.isNaN(new Date(epochMs).getTime())) throw new RangeError(`not a time: ${time}`);
  return epochMs;
}
