import type { Assignment } from '../../directory/types.ts';
import type { Snapshot, SnapshotGroup } from '../snapshot-types.ts';

/**
 * The assignments of both snapshots whose rows may differ, so that nobody compares the rows of a million that do not: those that one
 * of the two lacks, and those whose account, principal or group's people changed.
 */
export function touchedAssignments(before: Snapshot, after: Snapshot): [Assignment[], Assignment[]] {
  // What is unknown to a snapshot with gaps may be taken for something else than what is gone.
  if (before.errors.length > 0 || after.errors.length > 0) return [[...before.assignments], [...after.assignments]];
  const accounts = differing(
    before.accounts.map(({ accountId, state }) => [accountId, state]),
    after.accounts.map(({ accountId, state }) => [accountId, state]),
  );
  const users = differing(
    before.users.map(({ userId, status }) => [userId, String(status)]),
    after.users.map(({ userId, status }) => [userId, String(status)]),
  );
  const groups = differing(before.groups.map(membersOf), after.groups.map(membersOf));
  for (const { groupId, members } of after.groups) if (members?.some((id) => users.has(id))) groups.add(groupId);

  const kept = new Set(before.assignments.map(keyOf));
  const still = new Set(after.assignments.map(keyOf));
  const touched = (assignment: Assignment) =>
    accounts.has(assignment.accountId) ||
    (assignment.principalType === 'USER' ? users : groups).has(assignment.principalId);
  return [
    before.assignments.filter((one) => touched(one) || !still.has(keyOf(one))),
    after.assignments.filter((one) => touched(one) || !kept.has(keyOf(one))),
  ];
}

/** Ids that one side lacks, or tells something else of. */
function differing(before: readonly (readonly [string, string])[], after: typeof before): Set<string> {
  const old = new Map(before);
  const now = new Map(after);
  const found = new Set<string>();
  for (const [id, told] of old) if (now.get(id) !== told) found.add(id);
  for (const id of now.keys()) if (!old.has(id)) found.add(id);
  return found;
}

function membersOf({ groupId, members }: SnapshotGroup): [string, string] {
  return [groupId, members === undefined ? '?' : [...members].sort().join('\n')];
}

/** What makes an assignment the same one. */
export function keyOf({ accountId, permissionSetArn, principalType, principalId }: Assignment): string {
  return `${accountId}\n${permissionSetArn}\n${principalType}\n${principalId}`;
}
