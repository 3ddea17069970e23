import type { AccessRow } from '../types.ts';

/** Which snapshot was compared. */
export interface Compared {
  takenAt: string;
  instanceArn: string;
  complete: boolean;
}

/** A row that one of the two snapshots does not have. */
export interface DifferentRow extends AccessRow {
  /** It may only be missing in the other snapshot: a call failed there that would have told it. */
  uncertain?: true | undefined;
}

/** What somebody named anew; its id is the same. */
export interface Renamed {
  kind: 'account' | 'permission-set' | 'group' | 'user';
  id: string;
  was: string;
  is: string;
}

/**
 * An assignment that stands in both snapshots, but not for the same: its principal was deleted or made anew, its account suspended or
 * woken, its group emptied (`is` alone: the row that a group without members gets) or filled (`was` alone).
 */
export interface Changed {
  was?: AccessRow | undefined;
  is?: AccessRow | undefined;
}

export interface SnapshotDiff {
  from: Compared;
  to: Compared;
  granted: readonly DifferentRow[];
  removed: readonly DifferentRow[];
  changed: readonly Changed[];
  renamed: readonly Renamed[];
  /** False where either snapshot has gaps: then there may be more. */
  complete: boolean;
}
