import type { AdminOperationName } from '@ssoctl/core/wire';
import type { AdminRule } from '../aws-json/rule.ts';
import { createAccountAssignment } from './create-account-assignment.ts';
import { deleteAccountAssignment } from './delete-account-assignment.ts';
import {
  describeAccountAssignmentCreationStatus,
  describeAccountAssignmentDeletionStatus,
} from './describe-account-assignment-status.ts';
import { describeApplication } from './describe-application.ts';
import { describeInstance } from './describe-instance.ts';
import { describePermissionSet } from './describe-permission-set.ts';
import { describePermissionSetProvisioningStatus } from './describe-permission-set-provisioning-status.ts';
import { describeRegion } from './describe-region.ts';
import { getInlinePolicyForPermissionSet } from './get-inline-policy-for-permission-set.ts';
import { getPermissionsBoundaryForPermissionSet } from './get-permissions-boundary-for-permission-set.ts';
import { listAccountAssignments } from './list-account-assignments.ts';
import { listAccountAssignmentsForPrincipal } from './list-account-assignments-for-principal.ts';
import { listAccountsForProvisionedPermissionSet } from './list-accounts-for-provisioned-permission-set.ts';
import { listApplicationAssignments } from './list-application-assignments.ts';
import { listApplicationAssignmentsForPrincipal } from './list-application-assignments-for-principal.ts';
import { listApplications } from './list-applications.ts';
import { listCustomerManagedPolicyReferencesInPermissionSet } from './list-customer-managed-policy-references-in-permission-set.ts';
import { listInstances } from './list-instances.ts';
import { listManagedPoliciesInPermissionSet } from './list-managed-policies-in-permission-set.ts';
import { listPermissionSets } from './list-permission-sets.ts';
import { listPermissionSetsProvisionedToAccount } from './list-permission-sets-provisioned-to-account.ts';
import { listRegions } from './list-regions.ts';
import {
  listAccountAssignmentCreationStatus,
  listAccountAssignmentDeletionStatus,
  listPermissionSetProvisioningStatus,
} from './list-requests.ts';
import { listTagsForResource } from './list-tags-for-resource.ts';
import { provisionPermissionSet } from './provision-permission-set.ts';

/** Every operation that is played. */
export const SSO_ADMIN_RULES: Record<AdminOperationName<'sso-admin'>, AdminRule> = {
  CreateAccountAssignment: createAccountAssignment,
  DeleteAccountAssignment: deleteAccountAssignment,
  DescribeAccountAssignmentCreationStatus: describeAccountAssignmentCreationStatus,
  DescribeAccountAssignmentDeletionStatus: describeAccountAssignmentDeletionStatus,
  DescribeApplication: describeApplication,
  DescribeInstance: describeInstance,
  DescribePermissionSet: describePermissionSet,
  DescribePermissionSetProvisioningStatus: describePermissionSetProvisioningStatus,
  DescribeRegion: describeRegion,
  GetInlinePolicyForPermissionSet: getInlinePolicyForPermissionSet,
  GetPermissionsBoundaryForPermissionSet: getPermissionsBoundaryForPermissionSet,
  ListAccountAssignmentCreationStatus: listAccountAssignmentCreationStatus,
  ListAccountAssignmentDeletionStatus: listAccountAssignmentDeletionStatus,
  ListAccountAssignments: listAccountAssignments,
  ListAccountAssignmentsForPrincipal: listAccountAssignmentsForPrincipal,
  ListAccountsForProvisionedPermissionSet: listAccountsForProvisionedPermissionSet,
  ListApplicationAssignments: listApplicationAssignments,
  ListApplicationAssignmentsForPrincipal: listApplicationAssignmentsForPrincipal,
  ListApplications: listApplications,
  ListCustomerManagedPolicyReferencesInPermissionSet: listCustomerManagedPolicyReferencesInPermissionSet,
  ListInstances: listInstances,
  ListManagedPoliciesInPermissionSet: listManagedPoliciesInPermissionSet,
  ListPermissionSetProvisioningStatus: listPermissionSetProvisioningStatus,
  ListPermissionSets: listPermissionSets,
  ListPermissionSetsProvisionedToAccount: listPermissionSetsProvisionedToAccount,
  ListRegions: listRegions,
  ListTagsForResource: listTagsForResource,
  ProvisionPermissionSet: provisionPermissionSet,
};
