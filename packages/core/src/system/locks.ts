import type { Locks } from '../ports/index.ts';
import { busyHere } from './lock-busy.ts';
import { type LockDeps, LockHold, type LockSeams } from './lock-hold.ts';
import { lockTurns } from './lock-turns.ts';

const WAIT_MS = 30_000;

/** Locks between processes, as files: `<path>.lock` is there while somebody holds it. */
export function systemLocks(deps: LockDeps, seams: LockSeams = {}): Locks {
  const turns = lockTurns();
  return {
    async hold(path, work, { waitMs = WAIT_MS, signal, meanwhile } = {}) {
      signal?.throwIfAborted();
      const lock = `${path}.lock`;
      const sinceMs = deps.clock.now();
      const done = await turns.take(lock, waitMs, signal);
      if (done === undefined) throw busyHere(lock);
      try {
        const hold = new LockHold(lock, deps, seams);
        await hold.take(sinceMs, waitMs, signal, meanwhile);
        try {
          return await work();
        } finally {
          await hold.letGo();
        }
      } finally {
        done();
      }
    },
  };
}
