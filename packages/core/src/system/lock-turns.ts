/** Puts those of one process who want the same lock in a row, so that only the first of them asks the file system. */
export interface LockTurns {
  /**
   * Resolves when everybody who asked for this path before is done, with the function that says that the caller is done;
   * with undefined when that took longer than `waitMs`. Rejects with the signal's reason.
   */
  take(path: string, waitMs: number, signal: AbortSignal | undefined): Promise<(() => void) | undefined>;
}

export function lockTurns(): LockTurns {
  const last = new Map<string, Promise<void>>();
  return {
    async take(path, waitMs, signal) {
      const before = last.get(path);
      let done = () => {};
      const mine = new Promise<void>((resolve) => {
        done = resolve;
      });
      const tail = (before ?? Promise.resolve()).then(() => mine);
      last.set(path, tail);
      void tail.then(() => {
        if (last.get(path) === tail) last.delete(path);
      });
      if (before === undefined) return done;
      try {
        if (await endsWithin(before, waitMs, signal)) return done;
      } catch (reason) {
        done();
        throw reason;
      }
      done();
      return undefined;
    },
  };
}

function endsWithin(before: Promise<void>, waitMs: number, signal: AbortSignal | undefined): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const end = (tell: () => void) => {
      clearTimeout(timeout);
      signal?.removeEventListener('abort', abort);
      tell();
    };
    const abort = () => end(() => reject(signal?.reason));
    const timeout = setTimeout(() => end(() => resolve(false)), waitMs);
    signal?.addEventListener('abort', abort, { once: true });
    void before.then(() => end(() => resolve(true)));
  });
}
