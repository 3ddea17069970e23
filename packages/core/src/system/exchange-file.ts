import { closeSync, constants, fstatSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { errnoOf, isAbsent } from './file-failure.ts';
import { contentBehind } from './held-file.ts';
import { type Placing, replaceFile, type WriteSeams } from './replace-file.ts';

/** Something else stands there than what was expected. */
const CHANGED = Symbol('changed');

export interface FileExchange {
  /** In which it wrote. */
  folder: string;
  /** The replaced file, still open. */
  replaced: number | undefined;
}

/**
 * Replaces a file's content if it is what the caller takes it for, and keeps hold of the file that was there. Undefined: it was
 * not, and nothing was changed. Throws the system's own errors.
 */
export function exchangeFile(
  path: string,
  expected: Uint8Array | undefined,
  bytes: Uint8Array,
  seams: WriteSeams,
): FileExchange | undefined {
  let held: number | undefined;
  const letGo = () => {
    if (held !== undefined) closeSync(held);
    held = undefined;
  };
  const place: Placing = (temp, target, compared) => {
    letGo();
    held = hold(target);
    requireSame(target, held, expected);
    // Windows renames nothing over a file that somebody has open.
    if (process.platform === 'win32') letGo();
    compared();
    if (expected === undefined) takeFreeName(temp, target);
    else renameSync(temp, target);
  };
  try {
    const folder = replaceFile(path, bytes, {}, seams, place);
    return { folder, replaced: held };
  } catch (cause) {
    letGo();
    if (cause === CHANGED) return undefined;
    throw cause;
  }
}

function hold(target: string): number | undefined {
  try {
    return openSync(target, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    throw cause;
  }
}

/** That the file holds what it should, and is still the one that stands there. */
function requireSame(target: string, held: number | undefined, expected: Uint8Array | undefined): void {
  if (held === undefined || expected === undefined) {
    if (held !== expected) throw CHANGED;
    return;
  }
  if (!contentBehind(held).equals(expected)) throw CHANGED;
  const [standing, compared] = [statSync(target, { throwIfNoEntry: false }), fstatSync(held)];
  if (standing?.ino !== compared.ino || standing.dev !== compared.dev) throw CHANGED;
}

/** A rename would take the place of a file that came up a moment ago; a link finds the name taken. */
function takeFreeName(temp: string, target: string): void {
  try {
    linkSync(temp, target);
  } catch (cause) {
    const errno = errnoOf(cause);
    if (errno === 'EEXIST') throw CHANGED;
    if (errno === 'ENOENT') throw cause;
    // Some file systems know no second name.
    renameSync(temp, target);
  }
  rmSync(temp, { force: true });
}
