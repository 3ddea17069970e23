/** How large the organization is, as far as anybody knows. */
export interface Sizes {
  accounts?: number | undefined;
  permissionSets?: number | undefined;
  users?: number | undefined;
  groups?: number | undefined;
  /** Pairs of account and permission set that are provisioned. */
  pairs?: number | undefined;
  /** Permission sets in the account that was asked about. */
  setsThere?: number | undefined;
  /** Groups of the user that was asked about. */
  groupsOfUser?: number | undefined;
  /** Kinds whose names (of groups, the members) are known already, at no cost. */
  warm?: readonly Warm[] | undefined;
}

export type Warm = 'users' | 'groups' | 'members' | 'permissionSets' | 'accounts';

type Size = Exclude<keyof Sizes, 'warm'>;

const IN_WORDS: Record<Size, string> = {
  accounts: 'accounts',
  permissionSets: 'permission sets',
  users: 'users',
  groups: 'groups',
  pairs: 'permission sets in all accounts together',
  setsThere: 'permission sets in the account',
  groupsOfUser: 'groups of the user',
};

/** What is usual; no more than a first guess. */
const USUAL = { accounts: 50, permissionSets: 20, users: 500, groups: 50, setsPerAccount: 8, groupsOfUser: 5 };

/** Sizes that are known or guessed. Those that were guessed and used are written down. */
export interface Guesses {
  readonly of: Readonly<Record<Size, number>>;
  /** So many calls, or none where what they tell is known. */
  cold(kind: Warm, calls: number): number;
  /** In words. */
  assumed(): string[];
}

export function guesses(known: Sizes): Guesses {
  const assumed = new Set<Size>();
  const guess = (size: Size, value: () => number) => {
    const is = known[size];
    if (is !== undefined) return is;
    assumed.add(size);
    return value();
  };
  const of = {
    get accounts() {
      return guess('accounts', () => USUAL.accounts);
    },
    get permissionSets() {
      return guess('permissionSets', () => USUAL.permissionSets);
    },
    get users() {
      return guess('users', () => USUAL.users);
    },
    get groups() {
      return guess('groups', () => USUAL.groups);
    },
    get pairs(): number {
      return guess('pairs', () => of.accounts * Math.min(of.permissionSets, USUAL.setsPerAccount));
    },
    get setsThere(): number {
      return guess('setsThere', () =>
        known.pairs === undefined || !known.accounts ? USUAL.setsPerAccount : Math.ceil(known.pairs / known.accounts),
      );
    },
    get groupsOfUser() {
      return guess('groupsOfUser', () => USUAL.groupsOfUser);
    },
  };
  const cold = (kind: Warm, calls: number) => (known.warm?.includes(kind) ? 0 : calls);
  return { of, cold, assumed: () => [...assumed].map((size) => IN_WORDS[size]).sort() };
}
