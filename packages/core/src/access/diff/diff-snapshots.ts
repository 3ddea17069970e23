import type { Assignment } from '../../directory/types.ts';
import { SsoctlError } from '../../errors/index.ts';
import { rowsOf } from '../rows-of.ts';
import type { Snapshot } from '../snapshot-types.ts';
import type { AccessRow } from '../types.ts';
import { renamedBetween } from './renamed.ts';
import { keyOf, touchedAssignments } from './touched.ts';
import type { Changed, Compared, DifferentRow, SnapshotDiff } from './types.ts';
import { mayBeMissing } from './uncertain.ts';

/**
 * What was granted and removed between two snapshots, a row a person and path; by ids, so that what has only another name is told as
 * renamed, and a permission set that was deleted and made anew under its old name (another ARN) as removed and granted.
 * @throws USAGE when they are of two instances
 */
export function diffSnapshots(before: Snapshot, after: Snapshot): SnapshotDiff {
  if (before.instanceArn !== after.instanceArn)
    throw new SsoctlError(
      'USAGE',
      `the snapshots are of two instances, ${before.instanceArn} and ${after.instanceArn}: nothing in them is the same`,
    );
  const [mayHaveChanged, mayBeNew] = touchedAssignments(before, after);
  const was = rowsByPath(before, mayHaveChanged);
  const is = rowsByPath(after, mayBeNew);
  const assignedBefore = new Set(mayHaveChanged.map(keyOf));
  const assignedNow = new Set(mayBeNew.map(keyOf));

  const granted: DifferentRow[] = [];
  const removed: DifferentRow[] = [];
  const changed: Changed[] = [];
  const hiddenNow = mayBeMissing(after.errors);
  const hiddenBefore = mayBeMissing(before.errors);
  for (const [path, row] of was) {
    const other = is.get(path);
    if (other !== undefined) {
      if (other.state !== row.state) changed.push({ was: row, is: other });
    } else if (standsForGroup(row) && assignedNow.has(keyOf(row))) changed.push({ was: row });
    else removed.push(hiddenNow(row) ? { ...row, uncertain: true } : row);
  }
  for (const [path, row] of is) {
    if (was.has(path)) continue;
    if (standsForGroup(row) && assignedBefore.has(keyOf(row))) changed.push({ is: row });
    else granted.push(hiddenBefore(row) ? { ...row, uncertain: true } : row);
  }
  return {
    from: compared(before),
    to: compared(after),
    granted: granted.sort(inOrder),
    removed: removed.sort(inOrder),
    changed: changed.sort((a, b) => inOrder((a.is ?? a.was) as AccessRow, (b.is ?? b.was) as AccessRow)),
    renamed: renamedBetween(before, after),
    complete: before.complete && after.complete,
  };
}

/** A row for a group as such: it has no members, or is gone. */
const standsForGroup = (row: AccessRow) => row.principalType === 'GROUP';

/** Who reaches what by which path: what makes a row the same one. */
const pathOf = (row: AccessRow) => `${keyOf(row)}\n${row.via?.groupId ?? ''}`;

function rowsByPath(snapshot: Snapshot, assignments: readonly Assignment[]): Map<string, AccessRow> {
  const rows = new Map<string, AccessRow>();
  for (const row of rowsOf({ ...snapshot, assignments })) rows.set(pathOf(row), row);
  return rows;
}

function inOrder(a: AccessRow, b: AccessRow): number {
  const [first, second] = [pathOf(a), pathOf(b)];
  return first < second ? -1 : first > second ? 1 : 0;
}

function compared({ takenAt, instanceArn, complete }: Snapshot): Compared {
  return { takenAt, instanceArn, complete };
}
