import type { Found, Lookup } from './rows.ts';
import type { Snapshot } from './snapshot-types.ts';

/** What a snapshot says of ids. Who is not in it is gone, unless the listing that would have told failed. */
export function lookupIn({ accounts, permissionSets, users, groups, errors }: Snapshot): Lookup {
  const accountsById = new Map(accounts.map(({ accountId, name, state }) => [accountId, { name, state }]));
  // One that could not be described has its ARN for a name.
  const sets = new Map(permissionSets.map(({ arn, name }) => [arn, name === arn ? undefined : name]));
  const usersById = new Map(
    users.map(({ userId, userName, displayName }) => [userId, { name: userName ?? displayName }]),
  );
  const groupsById = new Map(groups.map((group) => [group.groupId, group]));
  const failed = new Set(errors.map(({ operation }) => operation));
  const absentUser: Found = failed.has('ListUsers') ? 'unknown' : 'gone';
  const absentGroup: Found = failed.has('ListGroups') ? 'unknown' : 'gone';
  return {
    account: (id) => accountsById.get(id),
    permissionSet: (arn) => sets.get(arn),
    user: (id) => usersById.get(id) ?? absentUser,
    group(id) {
      const group = groupsById.get(id);
      return group === undefined ? absentGroup : { name: group.displayName };
    },
    members: (id) => groupsById.get(id)?.members,
  };
}
