import type { AccessRow, Gap } from '../types.ts';

/** Calls that name or describe what other calls found: without their answers a row is told worse, but it is told. */
const DESCRIBES =
  /^(Describe(PermissionSet|User|Group|Account|Organization)|List(ManagedPoliciesInPermissionSet|CustomerManagedPolicyReferencesInPermissionSet|Tags\w*|Parents|Roots|OrganizationalUnits\w*)|Get(InlinePolicyForPermissionSet|PermissionsBoundaryForPermissionSet))$/;

/** @returns whether a row may be missing in a snapshot with these gaps for their sake alone */
export function mayBeMissing(gaps: readonly Gap[]): (row: AccessRow) => boolean {
  const telling = gaps.filter(({ operation }) => !DESCRIBES.test(operation));
  return (row) => telling.some((gap) => hides(gap, row));
}

/** A gap hides all that fits what it names; one that names nothing hides everything. */
function hides(gap: Gap, row: AccessRow): boolean {
  return (
    (gap.accountId === undefined || gap.accountId === row.accountId) &&
    (gap.permissionSetArn === undefined || gap.permissionSetArn === row.permissionSetArn) &&
    (gap.principalId === undefined ||
      gap.principalId === row.via?.groupId ||
      (gap.principalId === row.principalId && (gap.principalType ?? row.principalType) === row.principalType))
  );
}
