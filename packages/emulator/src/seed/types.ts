import type { SeedAccessKey, SeedAccount, SeedOrganization } from './organization-types.ts';
import type { SeedAccountInstance, SeedGroup, SeedUser } from './people-types.ts';
import type { SeedApplication, SeedAssignment, SeedPermissionSet } from './permission-types.ts';

export type {
  AccountStatus,
  SeedAccessKey,
  SeedAccount,
  SeedDelegatedAdministrator,
  SeedOrganization,
  SeedUnit,
  Tags,
} from './organization-types.ts';
export type { ExternalId, SeedAccountInstance, SeedGroup, SeedUser } from './people-types.ts';
export type {
  AdminRights,
  PolicyReference,
  SeedApplication,
  SeedAssignment,
  SeedPermissionSet,
  SeedPrincipals,
} from './permission-types.ts';

/** The organization that the emulator plays, complete: every id and default filled in. Durations are in seconds. */
export interface Seed {
  /** What ids are derived from: equal documents give equal ids. */
  key: string;
  instance: SeedInstance;
  organization: SeedOrganization;
  accounts: readonly SeedAccount[];
  users: readonly SeedUser[];
  groups: readonly SeedGroup[];
  permissionSets: readonly SeedPermissionSet[];
  assignments: readonly SeedAssignment[];
  applications: readonly SeedApplication[];
  accountInstances: readonly SeedAccountInstance[];
  accessKeys: readonly SeedAccessKey[];
  sessions: SeedSessions;
  behaviour: SeedBehaviour;
}

export interface SeedInstance {
  /** `ssoins-` and 16 characters. */
  id: string;
  name?: string;
  /** The primary Region. */
  region: string;
  /** Enabled beside it. */
  regions?: readonly string[];
  /** `aws`, `aws-cn`, `aws-us-gov`, … as the Region says. */
  partition: string;
  /** `d-` and 10 hex digits. */
  identityStoreId: string;
  /** The custom subdomain of the access portal. */
  alias?: string;
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
  /** The first page of a portal list is empty and has a next token: legal, and forgotten by many clients. */
  emptyFirstPage: boolean;
  /** Scopes known beside those of AWS's own applications. */
  extraScopes: readonly string[];
  /** Whether ListAccountAssignmentsForPrincipal shows a user the rows of their groups too, as rows of the group. */
  principalRows: 'inherited' | 'direct';
  /** Who may call it beside the management account: the delegated administrator, or nobody, as its page says. */
  principalCallers: 'delegated' | 'management';
  /** Whether ListInstances shows member accounts the organization's instance. */
  memberSeesInstance: boolean;
  /** Items on a page of the administrator's services when the client asks for no size; Organizations gives 20 at most. */
  adminPageSize: number;
  /** Every list of the administrator's services begins with an empty page, and has one between any two others. */
  emptyPages: boolean;
  /** How Organizations tells an account's state: the retired `Status`, its successor `State`, or both. */
  accountStatus: 'both' | 'status' | 'state';
  /** Seconds that making or removing an assignment, and provisioning, take. */
  assignmentTime: number;
  /** How many of these may be under way at a time. */
  outstandingAssignments: number;
  /** Seconds until lists show that an assignment was made or removed. */
  listingDelay: number;
  /** Regions that the organization's policies deny to everybody: there `sso` and `identitystore` refuse every call. */
  deniedRegions: readonly string[];
}
