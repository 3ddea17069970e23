import { SsoctlError } from '../errors/index.ts';
import type { SeenLock } from './lock-file.ts';

/** LOCKED: this process itself has the lock. */
export function busyHere(path: string): SsoctlError {
  return new SsoctlError('LOCKED', `${path} is held by another call of this very process`, {
    hint: 'wait for the other call to end, then try again',
    details: { path, pid: process.pid },
  });
}

/** LOCKED: somebody else has the lock. */
export function busy(path: string, { record }: SeenLock, waitedMs: number): SsoctlError {
  const seconds = Math.round(waitedMs / 1000);
  if (record === undefined) {
    return new SsoctlError(
      'LOCKED',
      `${path} is held by a process that cannot be told, after ${seconds} s of waiting`,
      {
        hint: `if no other ssoctl is at work, remove the lock: rm '${path}'`,
        details: { path },
      },
    );
  }
  const { pid, host } = record;
  return new SsoctlError('LOCKED', `${path} is held by process ${pid} on ${host}, after ${seconds} s of waiting`, {
    hint: `wait for process ${pid} on ${host} or end it, then run the command again: kill ${pid}`,
    details: { path, pid, host },
  });
}
