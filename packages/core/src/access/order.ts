import type { Assignment } from '../directory/types.ts';

/** Ids are ASCII: code units are the same order everywhere. */
export function byId(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** By account, permission set, principal. */
export function byAssignment(a: Assignment, b: Assignment): number {
  return (
    byId(a.accountId, b.accountId) ||
    byId(a.permissionSetArn, b.permissionSetArn) ||
    byId(a.principalType, b.principalType) ||
    byId(a.principalId, b.principalId)
  );
}

/** What makes an assignment the same one. */
export function assignmentKey({ accountId, permissionSetArn, principalType, principalId }: Assignment): string {
  return `${accountId}\n${permissionSetArn}\n${principalType}\n${principalId}`;
}

/** Each once, in order. */
export function tidy(assignments: Iterable<Assignment>): Assignment[] {
  const each = new Map<string, Assignment>();
  for (const one of assignments) each.set(assignmentKey(one), one);
  return [...each.values()].sort(byAssignment);
}
