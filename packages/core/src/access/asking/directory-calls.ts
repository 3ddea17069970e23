import type { Directory } from '../../directory/types.ts';
import type { AdminServiceId } from '../../wire/index.ts';

type Method = Exclude<keyof Directory, 'instanceArn' | 'identityStoreId'>;

export interface DirectoryCall {
  /** As AWS names it. */
  operation: string;
  service: AdminServiceId;
  /** A listing: each page is a call. */
  paged: boolean;
}

const sso = (operation: string): DirectoryCall => ({ service: 'sso-admin', operation, paged: false });
const people = (operation: string): DirectoryCall => ({ service: 'identitystore', operation, paged: false });
const organization = (operation: string): DirectoryCall => ({ service: 'organizations', operation, paged: false });
const paged = (call: DirectoryCall): DirectoryCall => ({ ...call, paged: true });

/** Which operation is behind each method of a directory. */
export const DIRECTORY_CALLS = {
  permissionSets: paged(sso('ListPermissionSets')),
  permissionSet: sso('DescribePermissionSet'),
  permissionSetsIn: paged(sso('ListPermissionSetsProvisionedToAccount')),
  accountsWith: paged(sso('ListAccountsForProvisionedPermissionSet')),
  assignments: paged(sso('ListAccountAssignments')),
  assignmentsOf: paged(sso('ListAccountAssignmentsForPrincipal')),
  managedPolicies: paged(sso('ListManagedPoliciesInPermissionSet')),
  customerManagedPolicies: paged(sso('ListCustomerManagedPolicyReferencesInPermissionSet')),
  inlinePolicy: sso('GetInlinePolicyForPermissionSet'),
  boundary: sso('GetPermissionsBoundaryForPermissionSet'),
  tagsOf: sso('ListTagsForResource'),
  applications: paged(sso('ListApplications')),
  applicationAssignments: paged(sso('ListApplicationAssignments')),
  createAssignment: sso('CreateAccountAssignment'),
  deleteAssignment: sso('DeleteAccountAssignment'),
  creationStatus: sso('DescribeAccountAssignmentCreationStatus'),
  deletionStatus: sso('DescribeAccountAssignmentDeletionStatus'),
  users: paged(people('ListUsers')),
  groups: paged(people('ListGroups')),
  user: people('DescribeUser'),
  group: people('DescribeGroup'),
  membersOf: paged(people('ListGroupMemberships')),
  groupsOf: paged(people('ListGroupMembershipsForMember')),
  findUser: people('GetUserId'),
  findGroup: people('GetGroupId'),
  organization: organization('DescribeOrganization'),
  accounts: paged(organization('ListAccounts')),
  account: organization('DescribeAccount'),
  roots: paged(organization('ListRoots')),
  unitsIn: paged(organization('ListOrganizationalUnitsForParent')),
  accountsIn: paged(organization('ListAccountsForParent')),
  tagsOfAccount: organization('ListTagsForResource'),
  delegatedAdministrators: paged(organization('ListDelegatedAdministrators')),
} as const satisfies Record<Method, DirectoryCall>;

/** Items that a full page holds. */
export const PAGE = 100;
export const ORGANIZATIONS_PAGE = 20;

/** Pages that so many items fill: one at least, which says that there are none. */
export function pagesOf(items: number, page: number = PAGE): number {
  return Math.max(1, Math.ceil(items / page));
}
