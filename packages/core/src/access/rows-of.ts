import { lookupIn } from './known-in.ts';
import { rowsOfAssignment } from './rows.ts';
import type { Snapshot } from './snapshot-types.ts';
import type { AccessRow } from './types.ts';

/** Which rows are wanted; all of what is given must fit. Ids, not names. */
export interface RowFilters {
  accountId?: string | undefined;
  permissionSetArn?: string | undefined;
  /** Only this person's rows. */
  userId?: string | undefined;
  /** Only what this group grants. */
  groupId?: string | undefined;
  /** Only accounts in this unit or below it, told by its path from the root, such as `Root/Workloads`. */
  unit?: string | undefined;
  /** Only accounts with this tag; without a value, whatever it is. */
  tag?: { key: string; value?: string | undefined } | undefined;
  /** A row for each group that is assigned, instead of one for each of its people. */
  groupsAsSuch?: boolean | undefined;
}

/**
 * The rows of a snapshot, one after the other, in the order of its assignments; people of a group by id. Nothing is held: there may be
 * millions.
 */
export function* rowsOf(snapshot: Snapshot, filters: RowFilters = {}): Generator<AccessRow, void, undefined> {
  const lookup = lookupIn(snapshot);
  const { accountId, permissionSetArn, userId, groupId, groupsAsSuch } = filters;
  const wanted = accountsWanted(snapshot, filters);
  for (const assignment of snapshot.assignments) {
    if (accountId !== undefined && assignment.accountId !== accountId) continue;
    if (permissionSetArn !== undefined && assignment.permissionSetArn !== permissionSetArn) continue;
    if (groupId !== undefined && !(assignment.principalType === 'GROUP' && assignment.principalId === groupId))
      continue;
    if (wanted !== undefined && !wanted.has(assignment.accountId)) continue;
    yield* rowsOfAssignment(assignment, lookup, { userId, groupsAsSuch });
  }
}

/** Undefined: all. */
function accountsWanted({ accounts }: Snapshot, { unit, tag }: RowFilters): Set<string> | undefined {
  if (unit === undefined && tag === undefined) return undefined;
  const fits = accounts.filter((account) => {
    if (unit !== undefined && account.unit !== unit && !account.unit?.startsWith(`${unit}/`)) return false;
    if (tag === undefined) return true;
    const value =
      account.tags === undefined || !Object.hasOwn(account.tags, tag.key) ? undefined : account.tags[tag.key];
    return value !== undefined && (tag.value === undefined || tag.value === value);
  });
  return new Set(fits.map(({ accountId }) => accountId));
}
