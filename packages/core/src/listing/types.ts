import type { ListingStore } from '../cache/index.ts';
import type { SignIn } from '../config/types.ts';
import type { SsoctlError } from '../errors/index.ts';
import type { PortalAccount, PortalClient } from '../portal/types.ts';
import type { Clock, OnEvent } from '../ports/index.ts';
import type { Sessions } from '../session/types.ts';

/** What listing is made of. */
export interface ListingDeps {
  clock: Clock;
  onEvent: OnEvent;
  sessions: Pick<Sessions, 'accessToken'>;
  /** The portal in the sign-in's Region; its calls are paced. */
  portal(signIn: SignIn): PortalClient;
  listings: ListingStore;
}

export interface CallerOptions {
  signal?: AbortSignal | undefined;
}

export interface ListRolesOptions extends CallerOptions {
  /** Answers that are younger are used without a call. Default 15 minutes. */
  maxAgeMs?: number | undefined;
  /** Ask everything anew. The answers are kept all the same. */
  refresh?: boolean | undefined;
  /** List the accounts themselves anew, for who must know that one is gone. */
  freshAccounts?: boolean | undefined;
  /** Accounts whose roles are asked for anew, however young the answer is. */
  mustBeFresh?: ((accountId: string) => boolean) | undefined;
  /** Told at the start, and whenever one more account is done, well or not. */
  onProgress?: ((done: number, total: number) => void) | undefined;
}

/** An account whose roles are all known. */
export interface ListedAccount extends PortalAccount {
  /** Names, by code points. May be empty. */
  roles: readonly string[];
  /** When the portal told them. */
  listedAtMs: number;
  /** Whether it told them in this run. */
  fresh: boolean;
}

export interface FailedAccount extends PortalAccount {
  error: SsoctlError;
}

/** Both lists are in the order of names, then ids, by code points. No account is in both. */
export interface RoleListing {
  accounts: readonly ListedAccount[];
  failed: readonly FailedAccount[];
  /** Whether no account failed. */
  complete: boolean;
  /** Whether the accounts themselves were listed in this run. */
  accountsFresh: boolean;
  startedAtMs: number;
}

/** What the portal lists for the person who is signed in. Calls that share a limit share a pace, whoever's they are. */
export interface Listings {
  /** By name, then id. @throws SIGN_IN_REQUIRED, SESSION_ENDED, ACCESS_DENIED and the network's codes */
  accounts(signIn: SignIn, options?: CallerOptions): Promise<PortalAccount[]>;
  /** Names of the roles in one account, in order. The same codes. */
  rolesIn(signIn: SignIn, accountId: string, options?: CallerOptions): Promise<string[]>;
  /** The roles of every account. @see listRoles */
  roles(signIn: SignIn, options?: ListRolesOptions): Promise<RoleListing>;
}
