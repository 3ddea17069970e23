/** The organization that the emulator plays, complete: every id and default filled in. Durations are in seconds. */
export interface Seed {
  /** What ids are derived from: equal documents give equal ids. */
  key: string;
  instance: SeedInstance;
  organization: { id: string; managementAccountId: string };
  accounts: readonly SeedAccount[];
  users: readonly SeedUser[];
  groups: readonly SeedGroup[];
  permissionSets: readonly SeedPermissionSet[];
  assignments: readonly SeedAssignment[];
  sessions: SeedSessions;
  behaviour: SeedBehaviour;
}

export interface SeedInstance {
  /** `ssoins-` and 16 characters. */
  id: string;
  name?: string;
  region: string;
  /** `aws`, `aws-cn`, `aws-us-gov`, … as the Region says. */
  partition: string;
  /** `d-` and 10 hex digits. */
  identityStoreId: string;
  /** The custom subdomain of the access portal. */
  alias?: string;
}

export type AccountStatus = 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE' | 'CLOSED';

export interface SeedAccount {
  /** Twelve digits. */
  id: string;
  name?: string;
  email?: string;
  status: AccountStatus;
}

export interface SeedUser {
  id: string;
  /** What the person signs in with; ends up in the STS ARN. */
  name: string;
  displayName: string;
  email?: string;
  status: 'ENABLED' | 'DISABLED';
}

export interface SeedGroup {
  id: string;
  name: string;
  description?: string;
  /** User names. */
  members: readonly string[];
}

export type AdminRights = 'full' | 'read' | 'none';

export interface SeedPermissionSet {
  arn: string;
  /** The portal's role name. */
  name: string;
  description?: string;
  sessionDuration: number;
  /** What credentials of this permission set may do with the administrator's APIs. */
  adminRights: AdminRights;
}

/** Every group and user named gets the permission set on every account named. */
export interface SeedAssignment {
  permissionSet: string;
  /** Account ids. */
  accounts: readonly string[];
  groups: readonly string[];
  users: readonly string[];
}

export interface SeedSessions {
  /** The user interactive session: what a sign-in lasts. */
  portal: number;
  /** Access tokens of clients with scopes. */
  accessToken: number;
  registration: number;
  deviceCode: number;
  /** Seconds between polls, as told to clients and as enforced. */
  deviceInterval: number;
  authorizationCode: number;
}

/** Where the service's behaviour is not documented, or differs between its versions. */
export interface SeedBehaviour {
  /** A refresh answers with a new refresh token and the old one is dead. Default: the same one again. */
  rotate: boolean;
  /**
   * A device flow started in another Region than the instance's: `refused` at once, or it starts, the Allow click
   * fails in the browser and the client polls on (`hangs`). Both are seen.
   */
  wrongRegion: 'refused' | 'hangs';
  /** Items on a portal page when the client asks for no size. */
  pageSize: number;
  /** The first page of a list is empty and has a next token: legal, and forgotten by many clients. */
  emptyFirstPage: boolean;
  /** Scopes known beside those of AWS's own applications. */
  extraScopes: readonly string[];
}
