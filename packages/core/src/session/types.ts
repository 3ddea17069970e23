import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import type { SignInFlow } from '../oidc/types.ts';

/** What the files on disk say about a sign-in; nobody was asked over the network. */
export type SessionState =
  | { kind: 'signed-out' }
  /** The access token lives. `refreshable`: it can be renewed without a person when it ends. */
  | { kind: 'active'; expiresAtMs: number; refreshable: boolean; registrationExpiresAtMs?: number | undefined }
  /** The access token has ended, and can be renewed without a person. */
  | { kind: 'renewable'; expiresAtMs: number; refreshable: true; registrationExpiresAtMs?: number | undefined }
  /** The access token has ended, and a person has to sign in again. */
  | { kind: 'ended'; expiresAtMs: number; refreshable: false; registrationExpiresAtMs?: number | undefined };

export interface AccessTokenOptions {
  signal?: AbortSignal | undefined;
  /** An access token that the portal has just refused (401): another one is wanted, however long this one would live. */
  rejected?: string | undefined;
}

export interface SignInOptions {
  flow: SignInFlow;
  /** Whether a browser is started; the URL is told as an event in any case. Default true. */
  openBrowser?: boolean | undefined;
  /** Sign in anew, however long the token at hand would live. */
  force?: boolean | undefined;
  /** Sign out at the portal first, so that the session's clock starts again. Implies `force`. */
  fresh?: boolean | undefined;
  /** Port of the callback listener; any free one by default. PKCE only. */
  port?: number | undefined;
  signal?: AbortSignal | undefined;
}

export interface SignInResult {
  token: Token;
  /** `none`: no person was needed. */
  flow: SignInFlow | 'none';
  /** Whether the token was renewed with its refresh token. */
  refreshed: boolean;
}

/** A role that a sign-in gives credentials for. */
export interface SignedInRole {
  accountId: string;
  roleName: string;
}

export interface SignOutOptions {
  /** What the session's profiles name (`rolesOf` tells): their cached role credentials go with the token. */
  profiles: readonly SignedInRole[];
  signal?: AbortSignal | undefined;
}

export interface SignOutResult {
  /** True when the service knows of no such sign-in any more; false when there was none, or revoking failed. */
  revoked: boolean;
  removed: { tokens: number; roleCredentials: number };
  /** Why revoking failed. Present only when it was tried and failed: the token may live on at the service. */
  because?: string | undefined;
}

/** The life of a sign-in: one token file a sign-in, shared with every process of the machine and with the AWS CLI. */
export interface Sessions {
  /** What the files say. Never calls anybody, never throws for an unreadable cache file (a warning event). */
  state(signIn: SignIn): Promise<SessionState>;
  /**
   * An access token with at least 15 minutes left, renewed when need be; one call serves all processes that wait.
   * Where renewing fails while the token at hand still lives, that one, with a warning event.
   * Never asks a person.
   * @throws SIGN_IN_REQUIRED, SESSION_ENDED, LOCKED, and the network's codes
   */
  accessToken(signIn: SignIn, options?: AccessTokenOptions): Promise<Token>;
  /**
   * Signs a person in, unless the token at hand is good for 15 minutes or can be renewed. Machine-wide, one sign-in a session
   * runs at a time, and whoever waited for it is served by it.
   * @throws USAGE (PKCE on a legacy profile), SIGN_IN_DENIED, SIGN_IN_EXPIRED, SIGN_IN_FAILED, CALLBACK_UNAVAILABLE, CANCELLED,
   * LOCKED, and the network's codes
   */
  signIn(signIn: SignIn, options: SignInOptions): Promise<SignInResult>;
  /**
   * Revokes the sign-in at the service and removes its token, role credentials and listing here; registrations stay.
   * A failure to revoke is told in the result, not thrown.
   * @throws LOCKED, FILE_UNWRITABLE, CANCELLED
   */
  signOut(signIn: SignIn, options: SignOutOptions): Promise<SignOutResult>;
}
