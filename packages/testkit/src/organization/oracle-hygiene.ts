import type { OrganizationModel } from './model.ts';
import { everyRow } from './oracle.ts';

/** Findings as `id subject`, sorted: whatever is untidy in the model, found by looking at everything for each. */
export function untidy(model: OrganizationModel): string[] {
  const found: string[] = [];
  const rows = everyRow(model);
  for (const set of model.permissionSets) {
    const assigned = model.assignments.filter(({ permissionSetArn }) => permissionSetArn === set.arn);
    if (assigned.length === 0) found.push(`set-unassigned ${set.arn}`);
    if (set.provisionedIn.some(({ accountId }) => !assigned.some((one) => one.accountId === accountId)))
      found.push(`set-provisioned-unassigned ${set.arn}`);
    if (set.provisionedIn.some(({ latest }) => !latest)) found.push(`set-out-of-date ${set.arn}`);
    if (set.administrator) found.push(`set-administrator ${set.arn}`);
  }
  for (const group of model.groups) {
    if (group.members.length === 0) found.push(`group-empty ${group.groupId}`);
    if (!model.assignments.some(({ principalId }) => principalId === group.groupId))
      found.push(`group-grants-nothing ${group.groupId}`);
  }
  for (const { state, principalId } of rows) if (state === 'deleted') found.push(`principal-deleted ${principalId}`);
  for (const account of model.accounts)
    if (account.state !== 'ACTIVE' && rows.some(({ accountId }) => accountId === account.accountId))
      found.push(`account-suspended ${account.accountId}`);
  for (const user of model.users) {
    const theirs = rows.filter(({ principalId }) => principalId === user.userId);
    if (theirs.some(({ via }) => via === undefined)) found.push(`user-direct ${user.userId}`);
    if (user.status === 'DISABLED' && theirs.length > 0) found.push(`user-disabled ${user.userId}`);
  }
  return [...new Set(found)].sort();
}
