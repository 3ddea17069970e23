import type { Tags } from './organization-types.ts';

export type AdminRights = 'full' | 'read' | 'none';

export interface SeedPermissionSet {
  arn: string;
  /** The portal's role name. */
  name: string;
  description?: string;
  sessionDuration: number;
  relayState?: string;
  /** What credentials of this permission set may do with the administrator's APIs. */
  adminRights: AdminRights;
  /** ARNs. */
  managedPolicies: readonly string[];
  customerManagedPolicies: readonly PolicyReference[];
  /** The document as text. */
  inlinePolicy?: string;
  permissionsBoundary?: { managedPolicy: string } | { customerManagedPolicy: PolicyReference };
  tags: Tags;
  /** Ids of accounts that have an older version of it. */
  notLatestIn: readonly string[];
  /** Ids of accounts where it is provisioned though nobody is assigned. */
  provisionedIn: readonly string[];
}

/** A policy that every account brings itself. */
export interface PolicyReference {
  name: string;
  /** `/` unless told otherwise. */
  path: string;
}

/** Users and groups, by name or id. Of the deleted ones ids are made as if they were there. */
export interface SeedPrincipals {
  groups: readonly string[];
  users: readonly string[];
  deletedGroups?: readonly string[];
  deletedUsers?: readonly string[];
}

/** Every group and user named gets the permission set on every account named. */
export interface SeedAssignment extends SeedPrincipals {
  permissionSet: string;
  /** Account ids. */
  accounts: readonly string[];
}

export interface SeedApplication extends SeedPrincipals {
  arn: string;
  name: string;
  /** ARN of the application provider. */
  provider: string;
  /** Id of the account it was made in. */
  account: string;
  status: 'ENABLED' | 'DISABLED';
  description?: string;
  url?: string;
  tags: Tags;
}
