import type { SeedGroup, SeedUser } from '../seed/types.ts';

/** People and their groups, as they stand now. Lists are in the seed's order. */
export interface IdentityStore {
  /** `d-…` */
  readonly id: string;
  readonly users: readonly SeedUser[];
  readonly groups: readonly SeedGroup[];
  user(id: string): SeedUser | undefined;
  group(id: string): SeedGroup | undefined;
  /** By user name or e-mail address, in any letter case. */
  findUser(nameOrEmail: string): SeedUser | undefined;
  membersOf(groupId: string): readonly SeedUser[];
  groupsOf(userId: string): readonly SeedGroup[];
  isMember(userId: string, groupId: string): boolean;
  /** Where a user or group stands in the seed: never changes, whoever else comes or goes. */
  ordinalOf(id: string): number;
  deleteUser(id: string): void;
  deleteGroup(id: string): void;
  setMember(userId: string, groupId: string, isMember: boolean): void;
}

export function createIdentityStore(
  id: string,
  seed: { users: readonly SeedUser[]; groups: readonly SeedGroup[] },
): IdentityStore {
  const users = new Map(seed.users.map((user) => [user.id, user]));
  const groups = new Map(seed.groups.map((group) => [group.id, group]));
  const ordinals = new Map([...seed.users, ...seed.groups].map((one, index) => [one.id, index]));
  const names = namesOf(seed.users);
  const members = new Relation();
  for (const group of seed.groups)
    for (const name of group.members) {
      const user = names.get(name.toLowerCase());
      if (user !== undefined) members.add(user.id, group.id);
    }
  const ordinalOf = (of: string) => ordinals.get(of) ?? -1;
  // Memberships of the deleted may stay: nobody is shown who is not there.
  const inOrder = <T extends { id: string }>(ids: Iterable<string>, known: ReadonlyMap<string, T>): T[] =>
    [...ids]
      .map((one) => known.get(one))
      .filter((one) => one !== undefined)
      .sort((a, b) => ordinalOf(a.id) - ordinalOf(b.id));
  // Lists are asked for page by page, and change seldom.
  let listed: { users: readonly SeedUser[]; groups: readonly SeedGroup[] } | undefined;
  const lists = () => {
    listed ??= { users: [...users.values()], groups: [...groups.values()] };
    return listed;
  };
  return {
    id,
    get users() {
      return lists().users;
    },
    get groups() {
      return lists().groups;
    },
    user: (userId) => users.get(userId),
    group: (groupId) => groups.get(groupId),
    findUser: (nameOrEmail) => {
      const found = names.get(nameOrEmail.toLowerCase());
      return found && users.get(found.id);
    },
    membersOf: (groupId) => inOrder(members.leftOf(groupId), users),
    groupsOf: (userId) => inOrder(members.rightOf(userId), groups),
    isMember: (userId, groupId) => members.has(userId, groupId),
    ordinalOf,
    deleteUser(userId) {
      users.delete(userId);
      listed = undefined;
    },
    deleteGroup(groupId) {
      groups.delete(groupId);
      listed = undefined;
    },
    setMember: (userId, groupId, isMember) =>
      isMember ? members.add(userId, groupId) : members.delete(userId, groupId),
  };
}

function namesOf(users: readonly SeedUser[]): Map<string, SeedUser> {
  const names = new Map<string, SeedUser>();
  for (const user of users) if (user.email !== undefined) names.set(user.email.toLowerCase(), user);
  for (const user of users) names.set(user.name.toLowerCase(), user);
  return names;
}

/** Which of these goes with which of those, from both sides. */
class Relation {
  readonly #right = new Map<string, Set<string>>();
  readonly #left = new Map<string, Set<string>>();

  add(left: string, right: string): void {
    this.#right.set(left, this.rightOf(left).add(right));
    this.#left.set(right, this.leftOf(right).add(left));
  }

  delete(left: string, right: string): void {
    this.#right.get(left)?.delete(right);
    this.#left.get(right)?.delete(left);
  }

  has(left: string, right: string): boolean {
    return this.#right.get(left)?.has(right) ?? false;
  }

  rightOf(left: string): Set<string> {
    return this.#right.get(left) ?? new Set();
  }

  leftOf(right: string): Set<string> {
    return this.#left.get(right) ?? new Set();
  }
}
