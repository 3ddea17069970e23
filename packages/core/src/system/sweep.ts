import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { lookAtLock } from './lock-file.ts';
import { placeOf, type TempOwner, tempOwner } from './temp-name.ts';
import { isRunning, thisProcess } from './this-process.ts';

/** A write takes milliseconds: what somebody out of sight left for this long is left for good. */
const FOREIGN_AGE_MS = 60 * 60 * 1000;

/** `<lock>.<id>`: the claim on the lock of that id. */
const CLAIM = /^(.+\.lock(?:\.[0-9a-f]{16})*)\.([0-9a-f]{16})$/;

/** Removes the temp files in a folder whose makers are gone, and claims on locks that are gone; returns how many. Never throws. */
export function sweepFolder(directory: string): number {
  return namesIn(directory).filter((name) => isLeftOver(directory, name) && removed(join(directory, name))).length;
}

function isLeftOver(directory: string, name: string): boolean {
  const owner = tempOwner(name);
  if (owner !== undefined) return isDead(join(directory, name), owner);
  const [, lock, id] = CLAIM.exec(name) ?? [];
  return lock !== undefined && id !== undefined && isVain(join(directory, name), join(directory, lock), id);
}

/** Ids never come twice: once its lock is gone, nobody acts on a claim any more. */
function isVain(claim: string, lock: string, id: string): boolean {
  try {
    return lookAtLock(claim)?.record !== undefined && lookAtLock(lock)?.id !== id;
  } catch {
    return false;
  }
}

function isDead(path: string, owner: TempOwner): boolean {
  try {
    const { mtimeMs } = statSync(path);
    if (owner.place !== placeOf(thisProcess())) return Date.now() - mtimeMs > FOREIGN_AGE_MS;
    return !isRunning(owner.pid, owner.start, mtimeMs);
  } catch {
    return false;
  }
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function removed(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch {
    return false;
  }
}
