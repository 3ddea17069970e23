import type { CallOptions } from '../call/types.ts';

/** A Region that an instance is enabled in. */
export interface InstanceRegion {
  name: string;
  /** ACTIVE, ADDING, REMOVING. */
  status: string;
  isPrimary: boolean;
}

/** An instance of IAM Identity Center. */
export interface Instance {
  instanceArn: string;
  identityStoreId: string;
  ownerAccountId: string;
  name?: string | undefined;
  status: string;
  createdAtMs?: number | undefined;
  /** Where assignments are read and changed: the primary Region where the service tells it, else the one that showed the instance. */
  region: string;
  /** Absent where the service does not tell them. */
  regions?: readonly InstanceRegion[] | undefined;
  /** Whether it gives access to accounts; absent where nobody asked, or may. An account instance never does. */
  permissionSetsEnabled?: boolean | undefined;
  /** ARN of the key that it is encrypted with, where that is a key of the customer's own. */
  encryptionKeyArn?: string | undefined;
}

export interface PermissionSet {
  arn: string;
  name: string;
  description?: string | undefined;
  /** ISO 8601, such as `PT8H`. */
  sessionDuration?: string | undefined;
  relayState?: string | undefined;
  createdAtMs?: number | undefined;
}

/** What a permission set grants, beyond its name. */
export interface PermissionSetPolicies {
  managed: readonly { name: string; arn: string }[];
  customerManaged: readonly { name: string; path: string }[];
  /** JSON. */
  inline?: string | undefined;
  boundary?: { managedPolicyArn: string } | { name: string; path: string } | undefined;
}

export type PrincipalType = 'USER' | 'GROUP';

export interface Principal {
  principalType: PrincipalType;
  principalId: string;
}

/** Who is assigned what where. */
export interface Assignment extends Principal {
  accountId: string;
  permissionSetArn: string;
}

export interface User {
  userId: string;
  userName?: string | undefined;
  displayName?: string | undefined;
  email?: string | undefined;
  /** Absent: the service did not say. */
  status?: 'ENABLED' | 'DISABLED' | undefined;
}

export interface Group {
  groupId: string;
  displayName?: string | undefined;
  description?: string | undefined;
}

export interface Membership {
  groupId: string;
  userId: string;
}

export interface Organization {
  id: string;
  arn?: string | undefined;
  managementAccountId: string;
  featureSet?: string | undefined;
}

export interface OrganizationAccount {
  accountId: string;
  name?: string | undefined;
  email?: string | undefined;
  /** PENDING_ACTIVATION, ACTIVE, SUSPENDED, PENDING_CLOSURE, CLOSED. From `State`, else from the `Status` that it replaced. */
  state: string;
  arn?: string | undefined;
  /** Ids from the root down, `o-…/r-…/ou-…/`, where the service tells them. */
  paths?: readonly string[] | undefined;
  joinedMethod?: string | undefined;
  joinedAtMs?: number | undefined;
}

export interface OrganizationalUnit {
  id: string;
  name: string;
}

export interface Application {
  applicationArn: string;
  name?: string | undefined;
  accountId?: string | undefined;
  status?: string | undefined;
}

export type ProvisioningStatus = 'LATEST_PERMISSION_SET_PROVISIONED' | 'LATEST_PERMISSION_SET_NOT_PROVISIONED';

/** Where an asynchronous change of an assignment stands. */
export interface AssignmentRequest {
  requestId: string;
  status: 'IN_PROGRESS' | 'FAILED' | 'SUCCEEDED';
  failureReason?: string | undefined;
}

/** One page a turn, one call a page; pages may be empty. */
export type Pages<T> = AsyncIterable<readonly T[]>;

/**
 * The administrator's view of one instance and its organization: one method an operation, nothing joined, nothing kept. Each page or
 * answer is one call. Whoever asks many questions goes through `access`.
 *
 * All methods throw ACCESS_DENIED (`details.action` names the right that lacks), NOT_FOUND, THROTTLED, and the network's codes.
 */
export interface Directory {
  readonly instanceArn: string;
  readonly identityStoreId: string;

  permissionSets(options?: CallOptions): Pages<string>;
  permissionSet(arn: string, options?: CallOptions): Promise<PermissionSet>;
  permissionSetsIn(accountId: string, status?: ProvisioningStatus, options?: CallOptions): Pages<string>;
  accountsWith(permissionSetArn: string, status?: ProvisioningStatus, options?: CallOptions): Pages<string>;
  assignments(accountId: string, permissionSetArn: string, options?: CallOptions): Pages<Assignment>;
  /** Rows of a user may or may not hold those of its groups: the service's documentation promises neither. */
  assignmentsOf(principal: Principal, accountId?: string, options?: CallOptions): Pages<Assignment>;
  managedPolicies(permissionSetArn: string, options?: CallOptions): Pages<{ name: string; arn: string }>;
  customerManagedPolicies(permissionSetArn: string, options?: CallOptions): Pages<{ name: string; path: string }>;
  inlinePolicy(permissionSetArn: string, options?: CallOptions): Promise<string | undefined>;
  boundary(permissionSetArn: string, options?: CallOptions): Promise<PermissionSetPolicies['boundary']>;
  tagsOf(permissionSetArn: string, options?: CallOptions): Promise<Readonly<Record<string, string>>>;
  applications(options?: CallOptions): Pages<Application>;
  applicationAssignments(applicationArn: string, options?: CallOptions): Pages<Principal>;
  createAssignment(assignment: Assignment, options?: CallOptions): Promise<AssignmentRequest>;
  deleteAssignment(assignment: Assignment, options?: CallOptions): Promise<AssignmentRequest>;
  creationStatus(requestId: string, options?: CallOptions): Promise<AssignmentRequest>;
  deletionStatus(requestId: string, options?: CallOptions): Promise<AssignmentRequest>;

  users(options?: CallOptions): Pages<User>;
  groups(options?: CallOptions): Pages<Group>;
  user(userId: string, options?: CallOptions): Promise<User>;
  group(groupId: string, options?: CallOptions): Promise<Group>;
  membersOf(groupId: string, options?: CallOptions): Pages<Membership>;
  groupsOf(userId: string, options?: CallOptions): Pages<Membership>;
  /** By `userName` or `emails.value`; undefined when there is none. */
  findUser(attribute: 'userName' | 'emails.value', value: string, options?: CallOptions): Promise<string | undefined>;
  /** By display name; undefined when there is none. */
  findGroup(displayName: string, options?: CallOptions): Promise<string | undefined>;

  organization(options?: CallOptions): Promise<Organization>;
  accounts(options?: CallOptions): Pages<OrganizationAccount>;
  account(accountId: string, options?: CallOptions): Promise<OrganizationAccount>;
  roots(options?: CallOptions): Pages<OrganizationalUnit>;
  unitsIn(parentId: string, options?: CallOptions): Pages<OrganizationalUnit>;
  accountsIn(parentId: string, options?: CallOptions): Pages<OrganizationAccount>;
  tagsOfAccount(accountId: string, options?: CallOptions): Promise<Readonly<Record<string, string>>>;
  delegatedAdministrators(options?: CallOptions): Pages<{ accountId: string; name?: string | undefined }>;
}
