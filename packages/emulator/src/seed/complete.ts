import { partitionOf } from '@ssoctl/core/wire';
import { derivedHex, derivedText, derivedUuid } from './derive.ts';
import type { CheckedDocument } from './schema.ts';
import type { Seed, SeedAccount, SeedInstance, SeedPermissionSet, SeedSessions } from './types.ts';

const DEFAULT_KEY = 'ssoctl';
const DEFAULT_REGION = 'eu-central-1';
const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz012345';

/** The service's own lengths, in seconds. */
const SESSIONS: SeedSessions = {
  portal: 8 * 3600,
  accessToken: 3600,
  registration: 90 * 86_400,
  deviceCode: 600,
  deviceInterval: 1,
  authorizationCode: 300,
};

/** Fills in every id and default. The document's references must have been checked. */
export function completeSeed(document: CheckedDocument): Seed {
  const key = document.key ?? DEFAULT_KEY;
  const instance = completeInstance(key, document.instance ?? {});
  const accounts = document.accounts.map(
    (account): SeedAccount => ({ ...account, status: account.status ?? 'ACTIVE' }),
  );
  const idOf = accountLookup(accounts);
  return {
    key,
    instance,
    organization: {
      id: document.organization?.id ?? `o-${derivedText(LOWER_ALPHANUMERIC, 10, key, 'organization')}`,
      managementAccountId: document.organization?.managementAccountId ?? accounts[0]?.id ?? '',
    },
    accounts,
    users: document.users.map((user) => ({
      ...user,
      id: user.id ?? derivedUuid(key, 'user', user.name),
      displayName: user.displayName ?? user.name,
      status: user.status ?? 'ENABLED',
    })),
    groups: (document.groups ?? []).map((group) => ({
      ...group,
      id: group.id ?? derivedUuid(key, 'group', group.name),
      members: group.members ?? [],
    })),
    permissionSets: (document.permissionSets ?? []).map(
      (set): SeedPermissionSet => ({
        ...set,
        arn: set.arn ?? permissionSetArn(key, instance, set.name),
        sessionDuration: set.sessionDuration ?? 3600,
        adminRights: set.adminRights ?? 'none',
      }),
    ),
    assignments: (document.assignments ?? []).map((assignment) => ({
      permissionSet: assignment.permissionSet,
      accounts:
        assignment.accounts === 'all' ? accounts.map((a) => a.id) : assignment.accounts.map((a) => idOf(a) ?? ''),
      groups: assignment.groups ?? [],
      users: assignment.users ?? [],
    })),
    sessions: { ...SESSIONS, ...document.sessions },
    behaviour: {
      rotate: false,
      wrongRegion: 'refused',
      pageSize: 20,
      emptyFirstPage: false,
      extraScopes: [],
      ...document.behaviour,
    },
  };
}

/** Finds an account by id or name; an id written as a number is taken as its digits. */
export function accountLookup(accounts: readonly { id: string; name?: string | undefined }[]) {
  const ids = new Map<string, string>();
  for (const { id, name } of accounts) if (name !== undefined && !ids.has(name)) ids.set(name, id);
  for (const { id } of accounts) ids.set(id, id);
  return (idOrName: string | number): string | undefined => ids.get(String(idOrName));
}

function completeInstance(key: string, given: NonNullable<CheckedDocument['instance']>): SeedInstance {
  const region = given.region ?? DEFAULT_REGION;
  return {
    ...(given.name === undefined ? {} : { name: given.name }),
    ...(given.alias === undefined ? {} : { alias: given.alias }),
    region,
    partition: partitionOf(region).id,
    id: given.id ?? `ssoins-${derivedHex(16, key, 'instance')}`,
    identityStoreId: given.identityStoreId ?? `d-${derivedHex(10, key, 'identity store')}`,
  };
}

function permissionSetArn(key: string, instance: SeedInstance, name: string): string {
  return `arn:${instance.partition}:sso:::permissionSet/${instance.id}/ps-${derivedHex(16, key, 'permission set', name)}`;
}
