import { derivedHex, derivedText } from './derive.ts';
import { accountLookup } from './lookups.ts';
import type { CheckedDocument } from './schema.ts';
import type { PolicyReference, SeedApplication, SeedAssignment, SeedInstance, SeedPermissionSet } from './types.ts';

type Checked<K extends 'permissionSets' | 'assignments' | 'applications'> = NonNullable<CheckedDocument[K]>[number];
type CheckedBoundary = NonNullable<Checked<'permissionSets'>['permissionsBoundary']>;

/** Names that stand for a policy under a path of its own. */
const JOB_FUNCTIONS = new Set([
  'Billing',
  'DatabaseAdministrator',
  'DataScientist',
  'NetworkAdministrator',
  'SupportUser',
  'SystemAdministrator',
  'ViewOnlyAccess',
]);
/** As many as an even spread wants: a power of two. */
const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz012345';

export function completePermissionSets(key: string, instance: SeedInstance, document: CheckedDocument) {
  const accountOf = accountLookup(document.accounts);
  const ids = (accounts: readonly (string | number)[] = []) => accounts.map((account) => accountOf(account) ?? '');
  return (document.permissionSets ?? []).map((given): SeedPermissionSet => {
    const { permissionsBoundary, ...set } = given;
    return {
      ...set,
      arn: set.arn ?? permissionSetArn(key, instance, set.name),
      sessionDuration: set.sessionDuration ?? 3600,
      adminRights: set.adminRights ?? 'none',
      managedPolicies: (set.managedPolicies ?? []).map((policy) => policyArn(instance, policy)),
      customerManagedPolicies: (set.customerManagedPolicies ?? []).map(reference),
      ...(permissionsBoundary === undefined
        ? {}
        : { permissionsBoundary: completeBoundary(instance, permissionsBoundary) }),
      tags: set.tags ?? {},
      notLatestIn: ids(set.notLatestIn),
      provisionedIn: ids(set.provisionedIn),
    };
  });
}

function permissionSetArn(key: string, instance: SeedInstance, name: string): string {
  return `arn:${instance.partition}:sso:::permissionSet/${instance.id}/ps-${derivedHex(16, key, 'permission set', name)}`;
}

function completeBoundary(instance: SeedInstance, boundary: CheckedBoundary) {
  return 'managedPolicy' in boundary
    ? { managedPolicy: policyArn(instance, boundary.managedPolicy) }
    : { customerManagedPolicy: reference(boundary.customerManagedPolicy) };
}

function policyArn({ partition }: SeedInstance, policy: string): string {
  if (policy.startsWith('arn:')) return policy;
  return `arn:${partition}:iam::aws:policy/${JOB_FUNCTIONS.has(policy) ? 'job-function/' : ''}${policy}`;
}

function reference(policy: { name: string; path?: string }): PolicyReference {
  return { name: policy.name, path: policy.path ?? '/' };
}

export function completeAssignments(document: CheckedDocument): SeedAssignment[] {
  const accountOf = accountLookup(document.accounts);
  return (document.assignments ?? []).map((assignment) => ({
    ...assignment,
    accounts:
      assignment.accounts === 'all'
        ? document.accounts.map((account) => account.id)
        : assignment.accounts.map((account) => accountOf(account) ?? ''),
    groups: assignment.groups ?? [],
    users: assignment.users ?? [],
  }));
}

export function completeApplications(
  key: string,
  instance: SeedInstance,
  managementAccountId: string,
  document: CheckedDocument,
): SeedApplication[] {
  const accountOf = accountLookup(document.accounts);
  return (document.applications ?? []).map((given) => {
    const account = given.account === undefined ? managementAccountId : (accountOf(given.account) ?? '');
    const id = derivedText(ALPHANUMERIC, 16, key, 'application', given.name);
    const provider = given.provider ?? 'custom';
    return {
      ...given,
      account,
      arn: given.arn ?? `arn:${instance.partition}:sso::${account}:application/${instance.id}/apl-${id}`,
      provider: provider.startsWith('arn:')
        ? provider
        : `arn:${instance.partition}:sso::aws:applicationProvider/${provider}`,
      status: given.status ?? 'ENABLED',
      tags: given.tags ?? {},
      groups: given.groups ?? [],
      users: given.users ?? [],
    };
  });
}
