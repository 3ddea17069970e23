import type { Snapshot } from '../snapshot-types.ts';
import type { Renamed } from './types.ts';

/** What has another name than before, by id; what only one of the two could name is not told. */
export function renamedBetween(before: Snapshot, after: Snapshot): Renamed[] {
  const kinds = { account: 0, 'permission-set': 1, group: 2, user: 3 };
  const old = new Map([...named(before)].map(({ kind, id, name }) => [`${kind} ${id}`, name]));
  return [...named(after)]
    .flatMap(({ kind, id, name }) => {
      const was = old.get(`${kind} ${id}`);
      return was === undefined || was === name ? [] : [{ kind, id, was, is: name }];
    })
    .sort((a, b) => kinds[a.kind] - kinds[b.kind] || (a.id < b.id ? -1 : 1));
}

function* named(snapshot: Snapshot): Generator<{ kind: Renamed['kind']; id: string; name: string }> {
  for (const { accountId: id, name } of snapshot.accounts) if (name !== undefined) yield { kind: 'account', id, name };
  // One that could not be described has its ARN for a name.
  for (const { arn: id, name } of snapshot.permissionSets) if (name !== id) yield { kind: 'permission-set', id, name };
  for (const { groupId: id, displayName: name } of snapshot.groups)
    if (name !== undefined) yield { kind: 'group', id, name };
  for (const { userId: id, userName: name } of snapshot.users) if (name !== undefined) yield { kind: 'user', id, name };
}
