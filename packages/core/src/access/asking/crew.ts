import { setMaxListeners } from 'node:events';

/** A piece of work. What it hands back is done before anything that waits, so that little waits at any time. */
export type Task = (signal: AbortSignal) => Promise<readonly Task[] | undefined>;

export interface CrewOptions {
  signal?: AbortSignal | undefined;
  /** Default 8. */
  atOnce?: number | undefined;
  /** Told whenever the number of tasks that wait has changed. */
  onWaiting?: ((waiting: number) => void) | undefined;
}

/**
 * Does all tasks and those that come of them, a few at a time. A task that may fail while the rest goes on catches that itself.
 * @throws what a task throws; the others were told by their signal and have ended then
 */
export async function workThrough(tasks: readonly Task[], options: CrewOptions = {}): Promise<void> {
  const { signal, atOnce = 8, onWaiting = () => {} } = options;
  const stop = new AbortController();
  const either = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  // Everybody at work listens to it, some at several places: Node would take more than ten for a leak.
  setMaxListeners(0, either);
  const stack = [...tasks].reverse();
  let working = 0;
  let over: { error: unknown } | undefined;

  await new Promise<void>((resolve, reject) => {
    const next = () => {
      while (working < atOnce) {
        const task = stack.pop();
        if (task === undefined) break;
        working += 1;
        void run(task);
      }
      onWaiting(stack.length);
      if (working > 0) return;
      if (over === undefined) resolve();
      else reject(over.error);
    };
    const run = async (task: Task) => {
      try {
        const more = (await task(either)) ?? [];
        if (over === undefined) for (let last = more.length - 1; last >= 0; last -= 1) stack.push(more[last] as Task);
      } catch (error) {
        over ??= { error };
        stack.length = 0;
        stop.abort(error);
      }
      working -= 1;
      next();
    };
    next();
  });
}
