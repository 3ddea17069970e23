import type { Assignment } from '../directory/types.ts';
import type { AccessRow } from './types.ts';

/** What is known of a principal: `gone`, `unknown`, or its name if it has one. */
export type Found = 'gone' | 'unknown' | { name: string | undefined };

/** What ids stand for, to whoever makes rows of assignments. */
export interface Lookup {
  /** Undefined: nothing is known of it. */
  account(accountId: string): { name: string | undefined; state: string } | undefined;
  permissionSet(arn: string): string | undefined;
  user(userId: string): Found;
  group(groupId: string): Found;
  /** User ids, sorted; undefined: they are not known. */
  members(groupId: string): readonly string[] | undefined;
}

export interface RowOptions {
  /** A row for the group itself instead of one for each of its people. */
  groupsAsSuch?: boolean | undefined;
  /** Only the rows of this user. */
  userId?: string | undefined;
}

/** The rows of one assignment: see {@link AccessRow}. */
export function* rowsOfAssignment(
  assignment: Assignment,
  lookup: Lookup,
  { groupsAsSuch = false, userId }: RowOptions = {},
): Generator<AccessRow, void, undefined> {
  const { accountId, permissionSetArn, principalType, principalId } = assignment;
  const account = lookup.account(accountId);
  const permissionSet = lookup.permissionSet(permissionSetArn);
  const row = (
    type: AccessRow['principalType'],
    id: string,
    found: Found,
    more: Partial<AccessRow> = {},
  ): AccessRow => {
    const name = typeof found === 'object' ? found.name : undefined;
    const asleep = isAsleep(account?.state) ? 'suspended-account' : undefined;
    const state = more.state ?? (found === 'gone' ? 'deleted' : found === 'unknown' ? 'unknown' : asleep);
    return {
      accountId,
      ...(account?.name === undefined ? {} : { accountName: account.name }),
      permissionSetArn,
      ...(permissionSet === undefined ? {} : { permissionSet }),
      principalType: type,
      principalId: id,
      ...(name === undefined ? {} : { principalName: name }),
      ...(more.via === undefined ? {} : { via: more.via }),
      ...(state === undefined ? {} : { state }),
    };
  };

  if (principalType === 'USER') {
    if (userId === undefined || userId === principalId) yield row('USER', principalId, lookup.user(principalId));
    return;
  }
  const group = lookup.group(principalId);
  const members = group === 'gone' ? undefined : lookup.members(principalId);
  if (group === 'gone' || members === undefined || members.length === 0 || groupsAsSuch) {
    if (userId !== undefined) return;
    const isEmpty = group !== 'gone' && members !== undefined && members.length === 0;
    const isUnknown = group !== 'gone' && members === undefined;
    // Whose members are known exists, whatever its name is.
    const found = group === 'unknown' && !isUnknown ? { name: undefined } : group;
    yield row('GROUP', principalId, found, { state: isEmpty ? 'empty-group' : isUnknown ? 'unknown' : undefined });
    return;
  }
  const groupName = group === 'unknown' ? undefined : group.name;
  const via = { groupId: principalId, ...(groupName === undefined ? {} : { groupName }) };
  for (const member of members) {
    if (userId !== undefined && member !== userId) continue;
    yield row('USER', member, lookup.user(member), { via });
  }
}

/** Suspended, closed or not yet begun: nobody gets in. */
export function isAsleep(state: string | undefined): boolean {
  return state !== undefined && state !== 'ACTIVE';
}
