import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import type { SessionState } from './types.ts';

/** A token is used as it is while it has this long to live; below, it is renewed. The AWS CLI's number. */
export const RENEW_BELOW_MS = 900_000;

/** A token that can be renewed without a person. */
export type RefreshableToken = Token & { clientId: string; clientSecret: string; refreshToken: string };

/**
 * Whether the token can be renewed without a person: it has a refresh token, and its registration still lives.
 * Legacy sign-ins never are: no tool refreshes a token that lies under the start URL's hash.
 */
export function isRefreshable(signIn: SignIn, token: Token, nowMs: number): token is RefreshableToken {
  if (signIn.kind === 'legacy') return false;
  if (!token.refreshToken || !token.clientId || !token.clientSecret) return false;
  return token.registrationExpiresAtMs === undefined || token.registrationExpiresAtMs > nowMs;
}

/** What a token file says at a time. */
export function stateOf(signIn: SignIn, token: Token | undefined, nowMs: number): SessionState {
  if (token === undefined) return { kind: 'signed-out' };
  const refreshable = isRefreshable(signIn, token, nowMs);
  const times = { expiresAtMs: token.expiresAtMs, registrationExpiresAtMs: token.registrationExpiresAtMs };
  if (token.expiresAtMs > nowMs) return { kind: 'active', refreshable, ...times };
  return refreshable ? { kind: 'renewable', refreshable, ...times } : { kind: 'ended', refreshable, ...times };
}
