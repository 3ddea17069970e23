import { dirname } from 'node:path';
import { type ErrorCode, SsoctlError } from '../errors/index.ts';

/** The operating system's word for why a call failed (`ENOENT` …), or undefined when something else was thrown. */
export function errnoOf(cause: unknown): string | undefined {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return undefined;
  // Node's own codes (ERR_…) are no words of the system.
  return typeof cause.code === 'string' && /^E[A-Z0-9]+$/.test(cause.code) ? cause.code : undefined;
}

/** Nothing stands at the path: no such name, or a parent that is no folder. */
export function isAbsent(cause: unknown): boolean {
  const errno = errnoOf(cause);
  return errno === 'ENOENT' || errno === 'ENOTDIR';
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is not a folder',
  ENOENT: 'a part of its path does not exist',
  ELOOP: 'its symbolic links go round in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EIO: 'the device failed',
  EBUSY: 'it is in use',
  ENOSPC: 'no space is left on the device',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'it would become too large',
};

function reasonOf(cause: unknown): string {
  const errno = errnoOf(cause);
  if (errno === undefined) return cause instanceof Error ? cause.message : String(cause);
  const words = REASONS[errno];
  return words === undefined ? errno : `${words} (${errno})`;
}

function failure(code: ErrorCode, what: string, path: string, cause: unknown, hint: string): SsoctlError {
  const errno = errnoOf(cause);
  const details = errno === undefined ? { path } : { path, errno };
  return new SsoctlError(code, `${path}: ${what}: ${reasonOf(cause)}`, { hint, details, cause });
}

/** FILE_UNREADABLE with the path, the system's reason and a command to look with. */
export function unreadable(path: string, cause: unknown): SsoctlError {
  const look = `see who may read it: ls -ld '${dirname(path)}' '${path}'`;
  return failure('FILE_UNREADABLE', 'cannot be read', path, cause, lookElsewhere(path, cause) ?? look);
}

/** DISK_FULL or FILE_UNWRITABLE with the path, the system's reason and a command to look with. */
export function unwritable(path: string, cause: unknown): SsoctlError {
  if (cause instanceof SsoctlError) return cause;
  const errno = errnoOf(cause);
  if (errno === 'ENOSPC' || errno === 'EDQUOT') {
    const look = `free some space, then run the command again: df -h '${dirname(path)}'`;
    return failure('DISK_FULL', 'cannot be written', path, cause, look);
  }
  // The file may not exist yet: then its folder is what could not be written.
  const look = `see who may write there: ls -la '${dirname(path)}'`;
  const hint =
    errno === 'EISDIR' ? `move the folder out of the way: mv '${path}' '${path}.old'` : lookElsewhere(path, cause);
  return failure('FILE_UNWRITABLE', 'cannot be written', path, cause, hint ?? look);
}

/** For where permissions are not the trouble. */
function lookElsewhere(path: string, cause: unknown): string | undefined {
  const errno = errnoOf(cause);
  if (errno === 'ELOOP') return `see where the links lead: ls -l '${path}'`;
  if (errno === 'EISDIR') return `see what lies there: ls -la '${path}'`;
  if (errno === 'EROFS') return `see how the file system is mounted: df '${dirname(path)}'`;
  return undefined;
}
