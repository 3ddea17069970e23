import { failedCall } from '@ssoctl/core/internal/directory/failed-call';
import type { Directory, Pages } from '@ssoctl/core/internal/directory/types';
import { type OrgGap, orgGap } from '../../views/org-list.ts';
import type { PermissionSetItem, SetAspects } from '../../views/org-permission-sets.ts';

interface Looking {
  signal: AbortSignal;
  onGap(gap: OrgGap): void;
}

/** A permission set with what is asked for: a call that fails leaves its part out, and is told. @throws what ends all */
export async function lookAtSet(
  directory: Directory,
  set: PermissionSetItem,
  { policies, drift, tags }: SetAspects,
  { signal, onGap }: Looking,
): Promise<PermissionSetItem> {
  const { arn } = set;
  const attempt = async <T>(operation: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      onGap(orgGap(failedCall(operation, error), { permissionSetArn: arn }));
      return undefined;
    }
  };
  const options = { signal };
  const managed = () => collected(directory.managedPolicies(arn, options));
  const customerManaged = () => collected(directory.customerManagedPolicies(arn, options));
  const accounts = () => collected(directory.accountsWith(arn, undefined, options));
  const old = () => collected(directory.accountsWith(arn, 'LATEST_PERMISSION_SET_NOT_PROVISIONED', options));
  return {
    ...set,
    ...(policies && {
      policies: {
        managed: await attempt('ListManagedPoliciesInPermissionSet', managed),
        customerManaged: await attempt('ListCustomerManagedPolicyReferencesInPermissionSet', customerManaged),
        inline: await attempt('GetInlinePolicyForPermissionSet', () => directory.inlinePolicy(arn, options)),
        boundary: await attempt('GetPermissionsBoundaryForPermissionSet', () => directory.boundary(arn, options)),
      },
    }),
    ...(drift && {
      provisionedIn: await attempt('ListAccountsForProvisionedPermissionSet', accounts),
      outOfDateIn: await attempt('ListAccountsForProvisionedPermissionSet', old),
    }),
    ...(tags && { tags: await attempt('ListTagsForResource', () => directory.tagsOf(arn, options)) }),
  };
}

async function collected<T>(pages: Pages<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(...page);
  return all;
}
