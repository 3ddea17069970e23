import type { SyncSettings } from './settings.ts';

/** An account as the portal lists it. Its name is whatever somebody typed. */
export interface ListedAccount {
  accountId: string;
  accountName?: string | undefined;
  emailAddress?: string | undefined;
}

/** What the portal says that a person may use through one session. */
export interface Listing {
  accounts: readonly ListedAccount[];
  /** Every account was listed, in this run. */
  complete: boolean;
  /** Account id → names of roles. An account that did not answer is not in it. */
  roles: ReadonlyMap<string, readonly string[]>;
  /** Ids of the accounts whose roles were listed completely in this run, not taken from an earlier one. */
  fresh: ReadonlySet<string>;
}

/** A role that may be used, in one Region or in none: what one profile stands for. */
export interface RoleInRegion extends ListedAccount {
  session: string;
  roleName: string;
  region?: string | undefined;
}

/** A profile that there should be. */
export interface DesiredProfile {
  name: string;
  role: RoleInRegion;
  /** In the order of the file, without the mark. */
  entries: readonly (readonly [key: string, value: string])[];
  /** Why no profile can be called that, or stand for that role. */
  refused?: string | undefined;
}

/** A name that is not given to anybody, and who wants it or what stands against it. */
export interface Collision {
  name: string;
  claimants: readonly string[];
}

/** A profile that stays as a person or an earlier sync left it, though it is not what it should be. */
export interface Kept {
  name: string;
  because: string;
}

/** One session of a run: what may be used through it, and what should come of it. */
export interface SyncedSession {
  name: string;
  listing: Listing;
  settings: SyncSettings;
  desired: readonly DesiredProfile[];
}
