import { lookupIn } from '@ssoctl/core/internal/access/known-in';
import type { Found } from '@ssoctl/core/internal/access/rows';
import type {
  Snapshot,
  SnapshotAccount,
  SnapshotGroup,
  SnapshotPermissionSet,
  SnapshotUser,
} from '@ssoctl/core/internal/access/snapshot-types';
import type { Assignment } from '@ssoctl/core/internal/directory/types';
import { GONE, UNKNOWN } from './model/data.ts';

type Flagged<T> = T & { flags: number };

/** All that a snapshot speaks of, also what only an assignment or a membership names; sorted as people look things up. */
export interface Known {
  accounts: readonly SnapshotAccount[];
  sets: readonly SnapshotPermissionSet[];
  users: readonly Flagged<SnapshotUser>[];
  groups: readonly Flagged<SnapshotGroup>[];
}

const ABSENT = 'NOT IN THE ORGANIZATION';

export function knownOf(snapshot: Snapshot): Known {
  const lookup = lookupIn(snapshot);
  const { assignments, groups } = snapshot;
  const principals = (type: Assignment['principalType']) =>
    assignments.filter(({ principalType }) => principalType === type).map(({ principalId }) => principalId);
  const members = groups.flatMap((group) => group.members ?? []);
  return {
    accounts: byName(
      completed(
        snapshot.accounts,
        'accountId',
        assignments.map(({ accountId }) => accountId),
        (accountId) => ({
          accountId,
          state: ABSENT,
        }),
      ),
      ({ name, accountId }) => [name, accountId],
    ),
    sets: byName(
      completed(
        snapshot.permissionSets,
        'arn',
        assignments.map(({ permissionSetArn }) => permissionSetArn),
        (arn) => ({
          arn,
          name: '',
        }),
      ),
      ({ name, arn }) => [name, arn],
    ),
    users: byName(
      completed<Flagged<SnapshotUser>, 'userId'>(
        snapshot.users.map((user) => ({ ...user, flags: 0 })),
        'userId',
        [...principals('USER'), ...members],
        (userId) => ({ userId, flags: flagOf(lookup.user(userId)) }),
      ),
      ({ userName, displayName, userId }) => [userName || displayName, userId],
    ),
    groups: byName(
      completed<Flagged<SnapshotGroup>, 'groupId'>(
        groups.map((group) => ({ ...group, flags: group.members === undefined ? UNKNOWN : 0 })),
        'groupId',
        principals('GROUP'),
        (groupId) => ({ groupId, flags: flagOf(lookup.group(groupId)) }),
      ),
      ({ displayName, groupId }) => [displayName, groupId],
    ),
  };
}

/** What became of somebody whom nothing else tells of. */
const flagOf = (found: Found) => (found === 'gone' ? GONE : UNKNOWN);

/** With an item for each id that is spoken of and not listed. */
function completed<T, K extends keyof T>(
  items: readonly T[],
  key: K,
  spokenOf: readonly T[K][],
  missing: (id: T[K]) => T,
): T[] {
  const ids = new Set(items.map((item) => item[key]));
  const more = new Set(spokenOf.filter((id) => !ids.has(id)));
  return [...items, ...[...more].map(missing)];
}

/** `Team 9` before `Team 10`; what has no name comes last, by its id. */
const { compare } = new Intl.Collator('en', { numeric: true });

function byName<T>(items: readonly T[], names: (item: T) => readonly [string | undefined, string]): T[] {
  return items
    .map((item) => ({ item, names: names(item) }))
    .sort(
      ({ names: [a, idA] }, { names: [b, idB] }) =>
        Number(!a) - Number(!b) || compare(a ?? '', b ?? '') || (idA < idB ? -1 : 1),
    )
    .map(({ item }) => item);
}
