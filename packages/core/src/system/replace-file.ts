import { closeSync, fsyncSync, openSync, renameSync, rmSync, type Stats, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { ReplaceOptions } from '../ports/index.ts';
import { dress, refuseUnfit } from './dress.ts';
import { errnoOf } from './file-failure.ts';
import { makeFolder } from './folder.ts';
import { behindLinks, requireFolderBehind, standing } from './target.ts';
import { tempName } from './temp-name.ts';
import { thisProcess } from './this-process.ts';

/** The moments of a write, in order; a kill or an error at any of them must leave the old file or the new one. */
export const WRITE_POINTS = [
  'begun',
  'opened',
  'written',
  'dressed',
  'synced',
  'compared',
  'renamed',
  'folder-synced',
] as const;
export type WritePoint = (typeof WRITE_POINTS)[number];

/** What tests put between the writer and the system. */
export interface WriteSeams {
  /** Called at each moment; may throw, or kill the process. */
  at?: ((point: WritePoint) => void) | undefined;
  /** Writes some of the bytes from `offset` on, as write(2) does, and says how many. */
  write?: ((descriptor: number, bytes: Uint8Array, offset: number) => number) | undefined;
}

/** Puts the finished temp file in the target's place; calls `compared` when what stands there has been looked at. */
export type Placing = (temp: string, target: string, compared: () => void) => void;

const whateverIsThere: Placing = (temp, target, compared) => {
  compared();
  renameSync(temp, target);
};

/**
 * Replaces a file's content so that a reader, or whoever comes after a crash, finds the old content or the new, never a mix.
 * Returns the folder in which it wrote. Throws the system's own errors.
 */
export function replaceFile(
  path: string,
  bytes: Uint8Array,
  options: ReplaceOptions,
  seams: WriteSeams,
  place: Placing = whateverIsThere,
): string {
  const target = behindLinks(path);
  const folder = dirname(target);
  requireFolderBehind(path, target);
  makeFolder(folder);
  const existing = standing(target);
  refuseUnfit(target, existing, options);
  seams.at?.('begun');
  const write = () => writeBeside(target, bytes, existing, options, seams, place);
  try {
    write();
  } catch (cause) {
    // Another program that tidies this folder took the temp file away before its rename: that is no reason to fail.
    if (errnoOf(cause) !== 'ENOENT' || standing(folder) === undefined) throw cause;
    write();
  }
  syncFolder(folder);
  seams.at?.('folder-synced');
  return folder;
}

function writeBeside(
  target: string,
  bytes: Uint8Array,
  existing: Stats | undefined,
  options: ReplaceOptions,
  seams: WriteSeams,
  place: Placing,
): void {
  const temp = join(dirname(target), tempName(basename(target), thisProcess()));
  try {
    // 'wx': created by this very call, so that its mode is ours from the first byte on.
    const descriptor = openSync(temp, 'wx', 0o600);
    try {
      seams.at?.('opened');
      writeAll(descriptor, bytes, seams.write ?? writeSync);
      seams.at?.('written');
      dress(descriptor, dirname(target), existing, options);
      seams.at?.('dressed');
      fsyncSync(descriptor);
      seams.at?.('synced');
    } finally {
      closeSync(descriptor);
    }
    place(temp, target, () => seams.at?.('compared'));
  } catch (cause) {
    rmSync(temp, { force: true });
    throw cause;
  }
  seams.at?.('renamed');
}

function writeAll(descriptor: number, bytes: Uint8Array, write: NonNullable<WriteSeams['write']>): void {
  for (let offset = 0; offset < bytes.length; ) {
    const count = write(descriptor, bytes, offset);
    if (count <= 0) throw Object.assign(new Error('no byte was written'), { code: 'EIO' });
    offset += count;
  }
}

/** Makes the rename survive a power cut, where folders can be synced at all. */
function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // The new content stands already; a file system that cannot sync folders is no reason to report a failure.
  }
}
