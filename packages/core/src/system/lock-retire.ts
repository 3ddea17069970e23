import { createLock, type LockRecord, lookAtLock, removeLock, type SeenLock } from './lock-file.ts';

/** What tests put between the steps, to try every order in which processes can meet. */
export type LockStep = (point: 'looked' | 'claimed' | 'verified' | 'removed') => Promise<void>;

export interface Retirement {
  /** Who retires: what the claim says. */
  claimant: LockRecord;
  /** Whether a claim that another left may be set aside. */
  isDead: (seen: SeenLock) => boolean;
  step?: LockStep | undefined;
}

/** Each level takes a process that died between two system calls. */
const MOST_CLAIMS = 5;

/**
 * Removes the lock `id` at the path, if it still lies there and `stillSo`; true when it was removed.
 *
 * A file system can remove a name, but not "the name, if it is still that file": between reading a dead lock and removing it,
 * somebody else may have removed it already and a third taken the lock anew, whose lock would then be removed. So whoever wants
 * lock `id` gone, its owner included, first creates the claim `<lock>.<id>`, exclusively. Then:
 * 1. A lock leaves its path only by the hand of the one who holds the claim on it.
 * 2. Only one process at a time holds the claim on a lock, since a claim is created exclusively and set aside only
 *    when its maker is dead, which is done by this same rule, with a claim on the claim.
 * 3. So what the holder of the claim reads at the path stays there until it removes it, and it removes what it read.
 * Ids never come twice, so a claim that outlives its lock does nothing but lie there until it is swept.
 * Who is dead is certain where pids can be looked up. A process elsewhere that slept for 30 s between two of these steps could be
 * taken for dead; no lock made of files alone can tell the two apart.
 */
export async function retireLock(
  path: string,
  id: string,
  stillSo: (seen: SeenLock) => boolean,
  by: Retirement,
  level = 1,
): Promise<boolean> {
  const claim = `${path}.${id}`;
  if (!createLock(claim, by.claimant)) {
    const other = lookAtLock(claim);
    await by.step?.('looked');
    if (other !== undefined && level < MOST_CLAIMS && by.isDead(other)) {
      await retireLock(claim, other.id, by.isDead, by, level + 1);
    }
    return false;
  }
  try {
    await by.step?.('claimed');
    const seen = lookAtLock(path);
    await by.step?.('verified');
    if (seen === undefined || seen.id !== id || !stillSo(seen)) return false;
    const removed = removeLock(path);
    await by.step?.('removed');
    return removed;
  } finally {
    removeLock(claim);
  }
}
