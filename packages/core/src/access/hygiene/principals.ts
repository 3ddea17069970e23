import type { SnapshotGroup, SnapshotUser } from '../snapshot-types.ts';
import type { Finding } from '../types.ts';
import { type Check, count } from './view.ts';

const group = ({ groupId, displayName }: SnapshotGroup): Finding['subject'] => ({
  kind: 'group',
  id: groupId,
  ...(displayName === undefined ? {} : { name: displayName }),
});

const user = ({ userId, userName, displayName }: SnapshotUser): Finding['subject'] => {
  const name = userName ?? displayName;
  return { kind: 'user', id: userId, ...(name === undefined ? {} : { name }) };
};

export const groupEmpty: Check = function* ({ snapshot, byPrincipal }) {
  for (const one of snapshot.groups) {
    if (one.members === undefined || one.members.length > 0) continue;
    const held = byPrincipal.get(one.groupId)?.length ?? 0;
    const detail = `has no members${held === 0 ? '' : `, and ${count(held, 'assignment')}: whoever joins gets them`}`;
    yield { id: 'group-empty', severity: held === 0 ? 'info' : 'warn', subject: group(one), detail };
  }
};

export const groupGrantsNothing: Check = function* ({ snapshot, byPrincipal, certainty }) {
  if (!certainty.ofAll) return;
  for (const one of snapshot.groups)
    if (!byPrincipal.has(one.groupId))
      yield {
        id: 'group-grants-nothing',
        severity: 'info',
        subject: group(one),
        detail: 'has no assignment in any account; applications were not looked at',
      };
};

export const principalDeleted: Check = function* ({ byPrincipal, lookup }) {
  for (const [id, [first, ...others]] of byPrincipal) {
    if (first === undefined) continue;
    const isUser = first.principalType === 'USER';
    if ((isUser ? lookup.user(id) : lookup.group(id)) !== 'gone') continue;
    const detail = `was deleted and still has ${count(others.length + 1, 'assignment')}, for instance in ${first.accountId}`;
    yield { id: 'principal-deleted', severity: 'warn', subject: { kind: isUser ? 'user' : 'group', id }, detail };
  }
};

export const userDirect: Check = function* ({ snapshot, byPrincipal }) {
  for (const one of snapshot.users) {
    const held = byPrincipal.get(one.userId)?.length ?? 0;
    if (held === 0) continue;
    const detail = `has ${count(held, 'assignment')} in person, not through a group`;
    yield { id: 'user-direct', severity: 'warn', subject: user(one), detail };
  }
};

export const userDisabled: Check = function* ({ snapshot, byPrincipal, groupsOf }) {
  for (const one of snapshot.users) {
    if (one.status !== 'DISABLED') continue;
    const paths = [one.userId, ...(groupsOf.get(one.userId) ?? [])];
    const held = paths.reduce((sum, id) => sum + (byPrincipal.get(id)?.length ?? 0), 0);
    if (held === 0) continue;
    const detail = `is disabled and still has ${count(held, 'assignment')}, through groups or not`;
    yield { id: 'user-disabled', severity: 'info', subject: user(one), detail };
  }
};
