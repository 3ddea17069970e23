import { derivedHex, derivedText } from '../seed/derive.ts';
import type { Seed, SeedAccount, SeedPermissionSet, SeedUser } from '../seed/types.ts';

/** Who may do what, as the seed says: never changes while the emulator runs. */
export interface Directory {
  /** By user name or e-mail address. */
  findUser(nameOrEmail: string): SeedUser | undefined;
  /** Users that may sign in, in the seed's order. */
  readonly enabledUsers: readonly SeedUser[];
  account(accountId: string): SeedAccount | undefined;
  permissionSet(name: string): SeedPermissionSet | undefined;
  /** Accounts where the person has a permission set, directly or through groups, in the seed's order. */
  accountsOf(userName: string): readonly SeedAccount[];
  /** Names of the person's permission sets there, in the seed's order. */
  rolesOf(userName: string, accountId: string): readonly string[];
  /** The IAM role that a permission set becomes in an account. */
  roleIn(accountId: string, permissionSet: string): IamRole;
}

export interface IamRole {
  /** `AWSReservedSSO_<permission set>_<16 hex digits>`. */
  name: string;
  /** `AROA` and 17 characters: the first half of a UserId. */
  id: string;
}

type RolesByAccount = ReadonlyMap<string, ReadonlySet<string>>;

export function createDirectory(seed: Seed): Directory {
  const users = new Map<string, SeedUser>();
  for (const user of seed.users) if (user.email !== undefined) users.set(user.email.toLowerCase(), user);
  for (const user of seed.users) users.set(user.name.toLowerCase(), user);
  const accounts = new Map(seed.accounts.map((account) => [account.id, account]));
  const sets = new Map(seed.permissionSets.map((set) => [set.name, set]));
  const grants = new Map<string, RolesByAccount>();
  const grantsOf = (userName: string): RolesByAccount => {
    const known = grants.get(userName) ?? grantsOfUser(seed, userName);
    grants.set(userName, known);
    return known;
  };
  return {
    findUser: (nameOrEmail) => users.get(nameOrEmail.toLowerCase()),
    enabledUsers: seed.users.filter((user) => user.status === 'ENABLED'),
    account: (id) => accounts.get(id),
    permissionSet: (name) => sets.get(name),
    accountsOf: (userName) => seed.accounts.filter((a) => a.status !== 'CLOSED' && grantsOf(userName).has(a.id)),
    rolesOf: (userName, accountId) => {
      const held = grantsOf(userName).get(accountId);
      return held === undefined ? [] : seed.permissionSets.map((set) => set.name).filter((name) => held.has(name));
    },
    roleIn: (accountId, permissionSet) => ({
      name: `AWSReservedSSO_${permissionSet}_${derivedHex(16, seed.key, 'role', accountId, permissionSet)}`,
      id: `AROA${derivedText('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 17, seed.key, 'role id', accountId, permissionSet)}`,
    }),
  };
}

function grantsOfUser(seed: Seed, userName: string): RolesByAccount {
  const groups = new Set(seed.groups.filter((group) => group.members.includes(userName)).map((group) => group.name));
  const held = new Map<string, Set<string>>();
  for (const { permissionSet, accounts, ...to } of seed.assignments) {
    if (!to.users.includes(userName) && !to.groups.some((name) => groups.has(name))) continue;
    for (const id of accounts) {
      const there = held.get(id) ?? new Set();
      held.set(id, there.add(permissionSet));
    }
  }
  return held;
}
