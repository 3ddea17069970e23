import { SsoctlError } from '../errors/index.ts';
import type { Clock } from '../ports/index.ts';

/**
 * Runs `work` for at most `limitMs`; its signal is aborted then, and when the given one is.
 * @throws TIMED_OUT, the given signal's reason, and what `work` throws
 */
export async function within<T>(
  clock: Clock,
  limit: { ms: number; what: string; signal?: AbortSignal | undefined },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const done = new AbortController();
  clock.sleep(limit.ms, done.signal).then(
    () => over.abort(timedOut(limit.what, limit.ms)),
    () => {},
  );
  try {
    return await work(limit.signal ? AbortSignal.any([limit.signal, over.signal]) : over.signal);
  } catch (error) {
    over.signal.throwIfAborted();
    throw error;
  } finally {
    done.abort();
  }
}

function timedOut(what: string, ms: number): SsoctlError {
  return new SsoctlError('TIMED_OUT', `${what} took longer than ${ms / 1000} s`, {
    hint: 'run the command again, with --debug to see which call hangs',
    details: { limitSeconds: ms / 1000 },
  });
}
