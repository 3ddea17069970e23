import { derivedAccountId } from './derive.ts';
import { withStructure } from './generate-structure.ts';
import { loadSeed } from './load.ts';
import { FIRST_NAMES, LAST_NAMES, STAGES, TEAMS } from './names.ts';
import { numbers } from './numbers.ts';
import type { SeedDocument } from './schema.ts';
import type { Seed } from './types.ts';

export interface SeedSizes {
  /** Default 20. */
  accounts?: number | undefined;
  /** Default 50. */
  users?: number | undefined;
  /** Default: one for every ten users, at least 4. */
  groups?: number | undefined;
  /** Default 8. */
  permissionSets?: number | undefined;
  /** Equal keys and sizes give equal organizations. Default `generated`. */
  seed?: string | undefined;
  region?: string | undefined;
}

/**
 * A made-up organization of any size, as a document that may be written to a file. The first user is in the first group,
 * and the first group has the first permission set everywhere; so the first user sees every account. Units, tags,
 * policies and the leftovers of years come with {@link withStructure}.
 *
 * @throws RangeError for sizes that are no whole numbers or below 1
 */
export function generateSeedDocument(sizes: SeedSizes = {}): SeedDocument {
  const { accounts = 20, users = 50, permissionSets = 8, seed = 'generated', region } = sizes;
  const groups = sizes.groups ?? Math.max(4, Math.round(users / 10));
  checkSizes({ accounts, users, groups, permissionSets });
  const userNames = times(users, personOf);
  const groupNames = times(groups, (i) => numbered(TEAMS, i));
  const setNames = times(permissionSets, setNameOf);
  const accountIds = accountIdsOf(seed, accounts);
  const random = numbers(seed);
  const members = membersOf(random, userNames, groups);
  const people = {
    key: seed,
    instance: { name: 'Generated Company', ...(region === undefined ? {} : { region }) },
    organization: { managementAccountId: accountIds[0] ?? '' },
    accounts: accountIds.map((id, i) => accountOf(id, i)),
    users: userNames.map((name) => ({ name, displayName: displayNameOf(name), email: `${name}@generated.example` })),
    groups: groupNames.map((name, i) => ({ name, members: members[i] ?? [] })),
    permissionSets: setNames.map((name, i) => ({
      name,
      sessionDuration: `${[1, 4, 8, 12][i % 4]}h`,
      adminRights: i === 0 ? ('full' as const) : ('none' as const),
    })),
    assignments: assignmentsOf(random, { accountIds, groupNames, setNames, userNames }),
  };
  return withStructure(people, seed);
}

/** The same, ready to play. @throws RangeError */
export function generateSeed(sizes: SeedSizes = {}): Seed {
  return loadSeed(generateSeedDocument(sizes));
}

function checkSizes(sizes: Record<string, number>): void {
  for (const [name, size] of Object.entries(sizes)) {
    if (!Number.isInteger(size) || size < 1)
      throw new RangeError(`${name}: expected a whole number from 1, got ${size}`);
  }
}

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

/** Every name once as it is, then `name-2`, `name-3` … */
function numbered(names: readonly string[], index: number): string {
  const round = Math.floor(index / names.length);
  const name = names[index % names.length] ?? '';
  return round === 0 ? name : `${name}-${round + 1}`;
}

function personOf(index: number): string {
  const pairs = FIRST_NAMES.length * LAST_NAMES.length;
  const [round, pair] = [Math.floor(index / pairs), index % pairs];
  // Going through both lists at once mixes them: neighbours share no name.
  const first = FIRST_NAMES[pair % FIRST_NAMES.length] ?? '';
  const last = LAST_NAMES[(pair + Math.floor(pair / FIRST_NAMES.length)) % LAST_NAMES.length] ?? '';
  return `${first}.${last}${round === 0 ? '' : round + 1}`;
}

function displayNameOf(userName: string): string {
  return userName
    .split('.')
    .map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}`)
    .join(' ');
}

function setNameOf(index: number): string {
  const names = ['AdministratorAccess', 'ReadOnlyAccess', 'PowerUserAccess', 'Billing', 'SecurityAudit', 'SupportUser'];
  return names[index] ?? `Role${String(index + 1).padStart(4, '0')}`;
}

function accountOf(id: string, index: number): SeedDocument['accounts'][number] {
  const name =
    index === 0
      ? 'management'
      : `${numbered(TEAMS, Math.floor((index - 1) / STAGES.length))}-${STAGES[(index - 1) % STAGES.length]}`;
  return { id, name, email: `aws+${name}@generated.example` };
}

function accountIdsOf(seed: string, count: number): string[] {
  const ids = new Set<string>();
  for (let i = 0; ids.size < count; i++) ids.add(derivedAccountId(seed, 'account', String(i)));
  return [...ids];
}

type Random = (below: number) => number;

/** Everybody is in one group, every third in a second; the first user is in the first group. */
function membersOf(random: Random, userNames: readonly string[], groups: number): string[][] {
  const members = times(groups, () => new Set<string>());
  userNames.forEach((name, i) => {
    members[i === 0 ? 0 : random(groups)]?.add(name);
    if (i % 3 === 0) members[random(groups)]?.add(name);
  });
  return members.map((names) => [...names]);
}

interface Names {
  accountIds: readonly string[];
  groupNames: readonly string[];
  setNames: readonly string[];
  userNames: readonly string[];
}

/** The first group everywhere; every other group has one to three sets on a run of accounts; a few people directly. */
function assignmentsOf(random: Random, { accountIds, groupNames, setNames, userNames }: Names) {
  const some = (most: number): string[] => {
    const from = random(accountIds.length);
    return accountIds.slice(from, from + 1 + random(most));
  };
  const everywhere = { permissionSet: setNames[0] ?? '', accounts: 'all' as const, groups: groupNames.slice(0, 1) };
  const byGroup = groupNames.slice(1).flatMap((group) => {
    const sets = new Set(times(1 + random(3), () => setNames[random(setNames.length)] ?? ''));
    return [...sets].map((permissionSet) => ({ permissionSet, accounts: some(12), groups: [group] }));
  });
  const direct = userNames
    .filter((_, i) => i % 25 === 24)
    .map((name) => ({ permissionSet: setNames[random(setNames.length)] ?? '', accounts: some(2), users: [name] }));
  return [everywhere, ...byGroup, ...direct];
}
