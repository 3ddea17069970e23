import type { SnapshotPermissionSet } from '../snapshot-types.ts';
import type { Finding } from '../types.ts';
import { type Check, count } from './view.ts';

const subject = ({ arn, name }: SnapshotPermissionSet): Finding['subject'] => ({
  kind: 'permission-set',
  id: arn,
  name,
});

export const setUnassigned: Check = function* ({ snapshot, bySet, certainty }) {
  for (const set of snapshot.permissionSets)
    if (!bySet.has(set.arn) && certainty.ofSet(set.arn))
      yield {
        id: 'set-unassigned',
        severity: 'info',
        subject: subject(set),
        detail: 'assigned to nobody in any account',
      };
};

export const setProvisionedUnassigned: Check = function* ({ snapshot, bySet, certainty }) {
  for (const set of snapshot.permissionSets) {
    const assigned = new Set(bySet.get(set.arn)?.map(({ accountId }) => accountId));
    const idle = set.provisionedIn?.filter((id) => !assigned.has(id) && certainty.ofPair(id, set.arn)) ?? [];
    if (idle.length === 0) continue;
    const detail = `has a role in ${count(idle.length, 'account')} where it is assigned to nobody: ${some(idle)}`;
    yield { id: 'set-provisioned-unassigned', severity: 'warn', subject: subject(set), detail };
  }
};

export const setOutOfDate: Check = function* ({ snapshot }) {
  for (const set of snapshot.permissionSets) {
    const old = set.outOfDateIn ?? [];
    if (old.length === 0) continue;
    const detail = `${count(old.length, 'account')} still ${old.length === 1 ? 'has' : 'have'} an older version: ${some(old)}`;
    yield { id: 'set-out-of-date', severity: 'warn', subject: subject(set), detail };
  }
};

const MOST = 5;

export function some(ids: readonly string[]): string {
  return ids.slice(0, MOST).join(', ') + (ids.length > MOST ? `, and ${ids.length - MOST} more` : '');
}
