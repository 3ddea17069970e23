import { partitionOf } from '@ssoctl/core/wire';
import { completeAccessKeys, completeAccounts, completeOrganization } from './complete-organization.ts';
import { completeAccountInstances, completeGroups, completeUsers } from './complete-people.ts';
import { completeApplications, completeAssignments, completePermissionSets } from './complete-permissions.ts';
import { derivedHex } from './derive.ts';
import type { CheckedDocument } from './schema.ts';
import type { Seed, SeedBehaviour, SeedInstance, SeedSessions } from './types.ts';

export const DEFAULT_KEY = 'ssoctl';
const DEFAULT_REGION = 'eu-central-1';

/** The service's own lengths, in seconds. */
const SESSIONS: SeedSessions = {
  portal: 8 * 3600,
  accessToken: 3600,
  registration: 90 * 86_400,
  deviceCode: 600,
  deviceInterval: 1,
  authorizationCode: 300,
};

const BEHAVIOUR: SeedBehaviour = {
  rotate: false,
  wrongRegion: 'refused',
  pageSize: 20,
  emptyFirstPage: false,
  extraScopes: [],
  principalRows: 'inherited',
  principalCallers: 'delegated',
  memberSeesInstance: true,
  adminPageSize: 100,
  emptyPages: false,
  accountStatus: 'both',
  assignmentTime: 2,
  outstandingAssignments: 15,
  listingDelay: 0,
  deniedRegions: [],
};

/** Fills in every id and default. The document's references must have been checked. */
export function completeSeed(document: CheckedDocument): Seed {
  const key = document.key ?? DEFAULT_KEY;
  const instance = completeInstance(key, document.instance ?? {});
  const organization = completeOrganization(key, document);
  return {
    key,
    instance,
    organization,
    accounts: completeAccounts(key, document.accounts, organization),
    users: completeUsers(key, document.users),
    groups: completeGroups(key, document.groups ?? []),
    permissionSets: completePermissionSets(key, instance, document),
    assignments: completeAssignments(document),
    applications: completeApplications(key, instance, organization.managementAccountId, document),
    accountInstances: completeAccountInstances(key, document, instance.region),
    accessKeys: completeAccessKeys(document.accessKeys),
    sessions: { ...SESSIONS, ...document.sessions },
    behaviour: { ...BEHAVIOUR, ...document.behaviour },
  };
}

function completeInstance(key: string, given: NonNullable<CheckedDocument['instance']>): SeedInstance {
  const region = given.region ?? DEFAULT_REGION;
  return {
    ...(given.name === undefined ? {} : { name: given.name }),
    ...(given.alias === undefined ? {} : { alias: given.alias }),
    ...(given.regions === undefined ? {} : { regions: given.regions }),
    region,
    partition: partitionOf(region).id,
    id: given.id ?? `ssoins-${derivedHex(16, key, 'instance')}`,
    identityStoreId: given.identityStoreId ?? `d-${derivedHex(10, key, 'identity store')}`,
  };
}
