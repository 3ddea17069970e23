import type { Assignment, PermissionSetPolicies } from '../directory/types.ts';
import type { Gap } from './types.ts';

/** An account as a snapshot keeps it. */
export interface SnapshotAccount {
  accountId: string;
  name?: string | undefined;
  email?: string | undefined;
  state: string;
  /** Names of the units from the root down, such as `Root/Workloads/Prod`. */
  unit?: string | undefined;
  tags?: Readonly<Record<string, string>> | undefined;
}

export interface SnapshotPermissionSet {
  arn: string;
  name: string;
  description?: string | undefined;
  sessionDuration?: string | undefined;
  relayState?: string | undefined;
  policies?: PermissionSetPolicies | undefined;
  tags?: Readonly<Record<string, string>> | undefined;
  /** Ids of the accounts it is provisioned in; absent where nobody asked. */
  provisionedIn?: readonly string[] | undefined;
  /** Those among them that have an older version of it. */
  outOfDateIn?: readonly string[] | undefined;
}

export interface SnapshotUser {
  userId: string;
  userName?: string | undefined;
  displayName?: string | undefined;
  email?: string | undefined;
  status?: 'ENABLED' | 'DISABLED' | undefined;
}

export interface SnapshotGroup {
  groupId: string;
  displayName?: string | undefined;
  description?: string | undefined;
  /** User ids, sorted; absent where they could not be listed. */
  members?: readonly string[] | undefined;
}

/**
 * All that is known of who may do what where, at one time: a plain JSON file. Lists are sorted (accounts, users, groups and sets by
 * id, assignments by account, set, principal), so that two files of one state are equal but for their times.
 */
export interface Snapshot {
  schema: 'ssoctl/snapshot/1';
  /** ISO 8601. When the first and the last call were made. */
  startedAt: string;
  takenAt: string;
  instanceArn: string;
  identityStoreId: string;
  region: string;
  organizationId?: string | undefined;
  managementAccountId?: string | undefined;
  complete: boolean;
  errors: readonly Gap[];
  accounts: readonly SnapshotAccount[];
  permissionSets: readonly SnapshotPermissionSet[];
  users: readonly SnapshotUser[];
  groups: readonly SnapshotGroup[];
  assignments: readonly Assignment[];
}
