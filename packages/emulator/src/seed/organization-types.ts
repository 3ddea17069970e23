import type { AdminRights } from './permission-types.ts';

export interface SeedOrganization {
  /** `o-` and 10 characters. */
  id: string;
  managementAccountId: string;
  /** `r-` and 4 characters. */
  rootId: string;
  featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
  /** Those right under the root. */
  units: readonly SeedUnit[];
  delegatedAdministrators: readonly SeedDelegatedAdministrator[];
  /** Service principals with trusted access. */
  serviceAccess: readonly string[];
}

export interface SeedUnit {
  id: string;
  name: string;
  tags: Tags;
  units: readonly SeedUnit[];
}

export interface SeedDelegatedAdministrator {
  /** Account id. */
  account: string;
  /** Service principals, such as `sso.amazonaws.com`. */
  services: readonly string[];
}

/** The last two states have no counterpart in `Status`, which knows them as suspended. */
export type AccountStatus = 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'PENDING_ACTIVATION' | 'CLOSED';

export interface SeedAccount {
  /** Twelve digits. */
  id: string;
  name?: string;
  email?: string;
  status: AccountStatus;
  /** Id of its organizational unit; absent: right under the root. */
  unit?: string;
  tags: Tags;
  joinedMethod: 'INVITED' | 'CREATED';
  /** ISO 8601. */
  joinedAt: string;
}

/** Long-lived keys of an IAM user. */
export interface SeedAccessKey {
  /** May lie outside the organization. */
  accountId: string;
  accessKeyId: string;
  secretAccessKey: string;
  userName: string;
  adminRights: AdminRights;
}

export type Tags = Readonly<Record<string, string>>;
