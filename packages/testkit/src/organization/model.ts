import type { Assignment, PermissionSet, PermissionSetPolicies } from '@ssoctl/core/internal/directory/types';

export interface ModelAccount {
  accountId: string;
  name?: string;
  email: string;
  state: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED' | 'PENDING_ACTIVATION';
  unitId: string;
  tags: Record<string, string>;
}

export interface ModelUnit {
  id: string;
  name: string;
  /** Undefined: it is the root. */
  parentId?: string;
}

export interface ModelPermissionSet extends PermissionSet {
  policies: PermissionSetPolicies;
  /** Whether these policies give everything away. */
  administrator: boolean;
  tags: Record<string, string>;
  provisionedIn: { accountId: string; latest: boolean }[];
}

export interface ModelUser {
  userId: string;
  userName?: string;
  displayName?: string;
  email?: string;
  status?: 'ENABLED' | 'DISABLED';
}

export interface ModelGroup {
  groupId: string;
  displayName?: string;
  description?: string;
  members: string[];
}

/**
 * A whole organization, as the services know it. What is assigned is provisioned; an assignment outlives its principal, a membership
 * does not.
 */
export interface OrganizationModel {
  instanceArn: string;
  identityStoreId: string;
  organizationId: string;
  managementAccountId: string;
  units: ModelUnit[];
  accounts: ModelAccount[];
  permissionSets: ModelPermissionSet[];
  users: ModelUser[];
  groups: ModelGroup[];
  assignments: Assignment[];
}

export const INSTANCE_ARN = 'arn:aws:sso:::instance/ssoins-1234567890abcdef';
export const IDENTITY_STORE_ID = 'd-1234567890';
export const ROOT_ID = 'r-ab12';

/** Ids of the services' own forms, in the order of their numbers. */
export const accountIdOf = (number: number) => String(100_000_000_000 + number);
export const permissionSetArnOf = (number: number) =>
  `arn:aws:sso:::permissionSet/ssoins-1234567890abcdef/ps-${number.toString(16).padStart(16, '0')}`;
export const userIdOf = (number: number) =>
  `1234567890-${number.toString(16).padStart(8, '0')}-1111-4111-8111-111111111111`;
export const groupIdOf = (number: number) =>
  `1234567890-${number.toString(16).padStart(8, '0')}-2222-4222-8222-222222222222`;

/** Takes a user or group out, as the identity store does: memberships go, assignments stay. */
export function deletePrincipal(model: OrganizationModel, id: string): void {
  model.users = model.users.filter(({ userId }) => userId !== id);
  model.groups = model.groups.filter(({ groupId }) => groupId !== id);
  for (const group of model.groups) group.members = group.members.filter((member) => member !== id);
}
