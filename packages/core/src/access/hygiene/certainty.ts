import type { Gap } from '../types.ts';

/** What a snapshot with gaps can be certain of. That something is not there is certain only where every call was answered that would have told. */
export interface Certainty {
  /** All assignments of this permission set in this account. */
  ofPair(accountId: string, permissionSetArn: string): boolean;
  /** All assignments of this permission set. */
  ofSet(permissionSetArn: string): boolean;
  /** All assignments. */
  readonly ofAll: boolean;
}

const LISTS_PAIRS = ['ListAccountsForProvisionedPermissionSet', 'ListPermissionSetsProvisionedToAccount'];
const LISTS_PARENTS = ['ListPermissionSets', 'ListAccounts', 'ListAccountsForParent'];
const LISTS_ASSIGNMENTS = ['ListAccountAssignments', 'ListAccountAssignmentsForPrincipal'];

export function certaintyOf(gaps: readonly Gap[]): Certainty {
  const hiding = gaps.filter(({ operation }) =>
    [...LISTS_PAIRS, ...LISTS_PARENTS, ...LISTS_ASSIGNMENTS].includes(operation),
  );
  const fits = (gap: Gap, accountId: string | undefined, arn: string) =>
    (gap.permissionSetArn === undefined || gap.permissionSetArn === arn) &&
    (accountId === undefined || gap.accountId === undefined || gap.accountId === accountId);
  return {
    ofPair: (accountId, arn) => !hiding.some((gap) => fits(gap, accountId, arn)),
    ofSet: (arn) => !hiding.some((gap) => fits(gap, undefined, arn)),
    ofAll: hiding.length === 0,
  };
}
