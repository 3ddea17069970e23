import { isSsoctlError, type SsoctlError } from '../errors/index.ts';

const AT_ONCE = 8;
/** After so many failures in a row the rest would fail too: nobody should wait for each. */
const GIVE_UP_AFTER = 10;

export interface AskEach<T> {
  signal: AbortSignal | undefined;
  ask(item: T, signal: AbortSignal): Promise<void>;
  onFailure(item: T, error: SsoctlError): void;
}

/**
 * Asks for each item, a few at a time. One that fails is told with its error and never sinks the rest; when nobody answers any
 * more, what is left fails with the last error, unasked.
 * @throws what ends all: SIGN_IN_REQUIRED, SESSION_ENDED, CANCELLED, defects. What was under way has ended then.
 */
export async function askEach<T>(items: readonly T[], { signal, ask, onFailure }: AskEach<T>): Promise<void> {
  const queue = [...items];
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  let inARow = 0;
  let over: { error: unknown } | undefined;

  async function work(): Promise<void> {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      try {
        await ask(item, either);
        inARow = 0;
      } catch (error) {
        if (!isSsoctlError(error) || endsAll(error)) {
          over ??= { error };
          queue.length = 0;
          return stop.abort(error);
        }
        onFailure(item, error);
        // A refusal is an answer: the service is there, and the next account may be another matter.
        inARow = error.code === 'ACCESS_DENIED' ? 0 : inARow + 1;
        if (inARow >= GIVE_UP_AFTER) for (const left of queue.splice(0)) onFailure(left, error);
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work));
  if (over !== undefined) throw over.error;
}

function endsAll(error: SsoctlError): boolean {
  return error.exitCode === 4 || error.code === 'CANCELLED' || error.code === 'INTERNAL';
}
