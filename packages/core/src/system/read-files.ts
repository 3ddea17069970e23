import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import type { FileInfo, Files } from '../ports/index.ts';
import { isAbsent, unreadable } from './file-failure.ts';

/**
 * The reading half of {@link Files}. It stands alone, because whoever only reads a cached answer should load nothing else;
 * calls are synchronous inside, which for small files costs less than a trip through the thread pool.
 */
export function readFiles(): Pick<Files, 'read' | 'readBytes' | 'list' | 'info'> {
  return {
    async read(path) {
      return orAbsent(path, undefined, () => contentOf(path).toString('utf8'));
    },
    async readBytes(path) {
      return orAbsent(path, undefined, () => contentOf(path));
    },
    async list(directory) {
      return orAbsent(directory, [], () => readdirSync(directory));
    },
    async info(path) {
      return orAbsent(path, undefined, () => infoOf(statSync(path)));
    },
  };
}

/** Opening a pipe waits for a writer, who may never come, and no signal reaches a process that waits so. Nor can it be read twice. */
function contentOf(path: string): Buffer {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (fstatSync(descriptor).isFIFO()) throw new Error('it is a pipe, not a file');
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function orAbsent<T, A>(path: string, absent: A, look: () => T): T | A {
  try {
    return look();
  } catch (cause) {
    if (isAbsent(cause)) return absent;
    throw unreadable(path, cause);
  }
}

function infoOf(stats: Stats): FileInfo {
  return {
    kind: stats.isFile() ? 'file' : stats.isDirectory() ? 'directory' : 'other',
    size: stats.size,
    mtimeMs: stats.mtimeMs,
    mode: stats.mode & 0o7777,
    uid: stats.uid,
    inode: stats.ino,
  };
}
