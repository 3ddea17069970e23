import { createHash } from 'node:crypto';
import {
  chownSync,
  closeSync,
  constants,
  fstatSync,
  linkSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errnoOf, isAbsent } from './file-failure.ts';
import { handOver } from './folder.ts';
import { tempName } from './temp-name.ts';
import type { ProcessIdentity } from './this-process.ts';

/** What a lock file says: a JSON object, because other programs parse every file in the folders where locks lie. */
export interface LockRecord extends ProcessIdentity {
  /** 16 hex digits that no two holds share. */
  nonce: string;
}

/** A lock file as found. */
export interface SeenLock {
  /** Tells this lock from every other that may come to lie at the same path: 16 hex digits. */
  id: string;
  /** Undefined when the content cannot be understood. */
  record: LockRecord | undefined;
  mtimeMs: number;
}

const NONCE = /^[0-9a-f]{16}$/;
const NO_HARD_LINKS = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** The lock at the path, or undefined when there is none. */
export function lookAtLock(path: string): SeenLock | undefined {
  let descriptor: number;
  try {
    // Opening a pipe waits for a writer, who may never come; in a shared folder somebody may have put one there.
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    if (isAbsent(cause)) return undefined;
    throw cause;
  }
  try {
    // Both of one descriptor: time and content belong to the same lock, whatever happens to the path meanwhile.
    const { ino, size, mtimeMs } = fstatSync(descriptor);
    const record = recordIn(readFileSync(descriptor, 'utf8'));
    const id = record?.nonce ?? createHash('sha256').update(`${ino} ${size} ${mtimeMs}`).digest('hex').slice(0, 16);
    return { id, record, mtimeMs };
  } finally {
    closeSync(descriptor);
  }
}

/** Makes a lock file unless one is there; true when it was made. It is never seen without its content. */
export function createLock(path: string, record: LockRecord, link = linkSync): boolean {
  const text = JSON.stringify(record);
  const temp = join(dirname(path), tempName(basename(path), record));
  try {
    writeFileSync(temp, text, { flag: 'wx', mode: 0o600 });
    handOver(
      () => statSync(dirname(path)),
      (uid, gid) => chownSync(temp, uid, gid),
    );
    link(temp, path);
    return true;
  } catch (cause) {
    const errno = errnoOf(cause) ?? '';
    // Over NFS the reply to a link that was made may be lost, and the repeated request be told that the name exists.
    if (errno === 'EEXIST') return statSync(temp).nlink === 2;
    if (NO_HARD_LINKS.has(errno)) return createWithoutLinks(path, text);
    throw cause;
  } finally {
    removeLock(temp);
  }
}

/** Removes a lock file; true when there was one. */
export function removeLock(path: string): boolean {
  try {
    unlinkSync(path);
    return true;
  } catch (cause) {
    if (isAbsent(cause)) return false;
    throw cause;
  }
}

/** A reader may catch this file empty, and then judges it by its age. */
function createWithoutLinks(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST') return false;
    throw cause;
  }
}

function recordIn(text: string): LockRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { pid, start, host, bootId, pidNamespace, nonce } = value as Partial<Record<keyof LockRecord, unknown>>;
  if (typeof pid !== 'number' || typeof start !== 'string' || typeof host !== 'string') return undefined;
  if (typeof bootId !== 'string' || typeof pidNamespace !== 'string') return undefined;
  // The nonce becomes part of a file name.
  if (typeof nonce !== 'string' || !NONCE.test(nonce)) return undefined;
  return { pid, start, host, bootId, pidNamespace, nonce };
}
