/** An operation of an administrator's service: JSON to `POST /`, told by a header, signed with SigV4. */
export interface AdminOperation {
  /** As in fault plans, events and errors. */
  id: string;
  name: string;
  /** The value of {@link TARGET_HEADER}. */
  target: string;
}

export type AdminServiceId = 'sso-admin' | 'identitystore' | 'organizations';

export interface AdminService {
  id: AdminServiceId;
  /** What goes before the operation in {@link TARGET_HEADER}, without the dot. */
  targetPrefix: string;
  /** The service in a SigV4 credential scope. */
  signingName: string;
  /** What goes before the operation in an IAM policy. */
  actionPrefix: string;
  /** Most items that a caller may ask for on a page; less for some operations. */
  maxPageSize: number;
}

/** API versions 2020-07-20, 2020-06-15 and 2016-11-28. */
export const ADMIN_SERVICES = {
  'sso-admin': {
    id: 'sso-admin',
    targetPrefix: 'SWBExternalService',
    signingName: 'sso',
    actionPrefix: 'sso',
    maxPageSize: 100,
  },
  identitystore: {
    id: 'identitystore',
    targetPrefix: 'AWSIdentityStore',
    signingName: 'identitystore',
    actionPrefix: 'identitystore',
    maxPageSize: 100,
  },
  organizations: {
    id: 'organizations',
    targetPrefix: 'AWSOrganizationsV20161128',
    signingName: 'organizations',
    actionPrefix: 'organizations',
    maxPageSize: 20,
  },
} as const satisfies Record<AdminServiceId, AdminService>;

export const TARGET_HEADER = 'x-amz-target';
export const AWS_JSON_TYPE = 'application/x-amz-json-1.1';

/** Names of the operations that ssoctl calls or stands in for, by service. */
export const ADMIN_OPERATION_NAMES = {
  'sso-admin': [
    'CreateAccountAssignment',
    'DeleteAccountAssignment',
    'DescribeAccountAssignmentCreationStatus',
    'DescribeAccountAssignmentDeletionStatus',
    'DescribeApplication',
    'DescribeInstance',
    'DescribePermissionSet',
    'DescribePermissionSetProvisioningStatus',
    'DescribeRegion',
    'GetInlinePolicyForPermissionSet',
    'GetPermissionsBoundaryForPermissionSet',
    'ListAccountAssignmentCreationStatus',
    'ListAccountAssignmentDeletionStatus',
    'ListAccountAssignments',
    'ListAccountAssignmentsForPrincipal',
    'ListAccountsForProvisionedPermissionSet',
    'ListApplicationAssignments',
    'ListApplicationAssignmentsForPrincipal',
    'ListApplications',
    'ListCustomerManagedPolicyReferencesInPermissionSet',
    'ListInstances',
    'ListManagedPoliciesInPermissionSet',
    'ListPermissionSetProvisioningStatus',
    'ListPermissionSets',
    'ListPermissionSetsProvisionedToAccount',
    'ListRegions',
    'ListTagsForResource',
    'ProvisionPermissionSet',
  ],
  identitystore: [
    'DescribeGroup',
    'DescribeUser',
    'GetGroupId',
    'GetUserId',
    'IsMemberInGroups',
    'ListGroupMemberships',
    'ListGroupMembershipsForMember',
    'ListGroups',
    'ListUsers',
  ],
  organizations: [
    'DescribeAccount',
    'DescribeOrganization',
    'DescribeOrganizationalUnit',
    'ListAWSServiceAccessForOrganization',
    'ListAccounts',
    'ListAccountsForParent',
    'ListChildren',
    'ListDelegatedAdministrators',
    'ListDelegatedServicesForAccount',
    'ListOrganizationalUnitsForParent',
    'ListParents',
    'ListRoots',
    'ListTagsForResource',
  ],
} as const satisfies Record<AdminServiceId, readonly string[]>;

export type AdminOperationName<S extends AdminServiceId> = (typeof ADMIN_OPERATION_NAMES)[S][number];

/** How an operation of a service goes over the wire. */
export function adminOperation<S extends AdminServiceId>(service: S, name: AdminOperationName<S>): AdminOperation {
  return { id: `${service}:${name}`, name, target: `${ADMIN_SERVICES[service].targetPrefix}.${name}` };
}

/** The service whose delegated administrator runs IAM Identity Center for the organization. */
export const SSO_SERVICE_PRINCIPAL = 'sso.amazonaws.com';
