import type { Group, OrganizationAccount, PermissionSet, User } from '../../directory/types.ts';
import { createShelf, type KeptShelf, type Shelf } from './shelf.ts';

/** What ids stand for, as it is kept between runs. */
export interface KeptNames {
  users?: KeptShelf<User> | undefined;
  groups?: KeptShelf<Group> | undefined;
  members?: KeptShelf<readonly string[]> | undefined;
  permissionSets?: KeptShelf<PermissionSet> | undefined;
  accounts?: KeptShelf<OrganizationAccount> | undefined;
  /** Pairs of account and permission set that a whole walk found. */
  pairs?: number | undefined;
}

/** What ids stand for: known from this run, or kept from one before and young enough. */
export interface Book {
  readonly users: Shelf<User>;
  readonly groups: Shelf<Group>;
  /** User ids by group. */
  readonly members: Shelf<readonly string[]>;
  readonly permissionSets: Shelf<PermissionSet>;
  readonly accounts: Shelf<OrganizationAccount>;
  pairs: number | undefined;
  /** When the oldest of what was used was told. */
  readonly oldestMs: number;
  keep(): KeptNames;
}

export interface BookOptions {
  now(): number;
  maxAgeMs: number;
  /** Use nothing that was kept but the sizes. */
  refresh?: boolean | undefined;
}

export function openBook(kept: KeptNames | undefined, { now, maxAgeMs, refresh = false }: BookOptions): Book {
  const startedMs = now();
  let oldestMs = startedMs;
  const options = {
    now,
    // A time to come is a clock's that has been set back since: nobody knows how old that is.
    isYoung: (atMs: number) => !refresh && atMs <= startedMs && startedMs - atMs < maxAgeMs,
    onUse(atMs: number) {
      oldestMs = Math.min(oldestMs, atMs);
    },
  };
  const users = createShelf(kept?.users, options);
  const groups = createShelf(kept?.groups, options);
  const members = createShelf(kept?.members, options);
  const permissionSets = createShelf(kept?.permissionSets, options);
  const accounts = createShelf(kept?.accounts, options);
  return {
    users,
    groups,
    members,
    permissionSets,
    accounts,
    pairs: kept?.pairs,
    get oldestMs() {
      return oldestMs;
    },
    keep() {
      return {
        users: users.keep(),
        groups: groups.keep(),
        members: members.keep(),
        permissionSets: permissionSets.keep(),
        accounts: accounts.keep(),
        pairs: this.pairs,
      };
    },
  };
}
