import { readdirSync, statSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { placeOf, type TempOwner, tempOwner } from './temp-name.ts';
import { isRunning, thisProcess } from './this-process.ts';

/** A write takes milliseconds: what somebody out of sight left for this long is left for good. */
const FOREIGN_AGE_MS = 60 * 60 * 1000;

/** Removes the temp files in a folder whose makers are gone; returns how many. Never throws. */
export function sweepFolder(directory: string): number {
  let swept = 0;
  for (const name of namesIn(directory)) {
    const owner = tempOwner(name);
    if (owner !== undefined && isDead(join(directory, name), owner) && removed(join(directory, name))) swept += 1;
  }
  return swept;
}

function isDead(path: string, owner: TempOwner): boolean {
  if (owner.place === placeOf(thisProcess())) return !isRunning(owner.pid, owner.start);
  try {
    return Date.now() - statSync(path).mtimeMs > FOREIGN_AGE_MS;
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
