import { derivedHex, derivedUuid } from './derive.ts';
import { accountLookup } from './lookups.ts';
import type { CheckedDocument } from './schema.ts';
import type { SeedAccountInstance, SeedGroup, SeedUser } from './types.ts';

type CheckedUser = CheckedDocument['users'][number];
type CheckedGroup = NonNullable<CheckedDocument['groups']>[number];

/** The id that a user or group of that name gets: the deleted ones too, of whom nothing but the id is left. */
export function principalIdOf(key: string, kind: 'user' | 'group', name: string): string {
  return derivedUuid(key, kind, name);
}

export function completeUsers(key: string, users: readonly CheckedUser[]): SeedUser[] {
  return users.map((user) => ({
    ...user,
    id: user.id ?? principalIdOf(key, 'user', user.name),
    displayName: user.displayName ?? user.name,
    status: user.status ?? 'ENABLED',
  }));
}

export function completeGroups(key: string, groups: readonly CheckedGroup[]): SeedGroup[] {
  return groups.map((group) => ({
    ...group,
    id: group.id ?? principalIdOf(key, 'group', group.name),
    members: group.members ?? [],
  }));
}

export function completeAccountInstances(
  key: string,
  document: CheckedDocument,
  usualRegion: string,
): SeedAccountInstance[] {
  const accountOf = accountLookup(document.accounts);
  return (document.accountInstances ?? []).map(({ users, groups, ...given }) => {
    const account = accountOf(given.account) ?? String(given.account);
    const own = `${key} instance of ${account}`;
    return {
      ...given,
      account,
      region: given.region ?? usualRegion,
      id: given.id ?? `ssoins-${derivedHex(16, own, 'instance')}`,
      identityStoreId: given.identityStoreId ?? `d-${derivedHex(10, own, 'identity store')}`,
      users: completeUsers(own, users ?? []),
      groups: completeGroups(own, groups ?? []),
    };
  });
}
