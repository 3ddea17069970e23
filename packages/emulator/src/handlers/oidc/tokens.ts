import { type CreateTokenResponse, GRANT_TYPES } from '@ssoctl/core/wire';
import { mintAccessToken, mintRefreshToken } from '../../state/mint.ts';
import type { PortalSession, Registration } from '../../state/records.ts';
import type { State } from '../../state/state.ts';
import { json, type Reply } from '../reply.ts';
import { mayUse } from './clients.ts';

export interface TokenTerms {
  expiresAtMs: number;
  refreshable: boolean;
}

/**
 * What scopes buy: with scopes an hour and a refresh token; without, one token for as long as the portal session
 * lasts, as before there were scopes. No token outlives its session.
 */
export function termsOf(
  scopes: readonly string[],
  session: PortalSession,
  nowMs: number,
  accessTokenMs: number,
): TokenTerms {
  if (scopes.length === 0) return { expiresAtMs: session.expiresAtMs, refreshable: false };
  return { expiresAtMs: Math.min(nowMs + accessTokenMs, session.expiresAtMs), refreshable: true };
}

export interface TokenOrder {
  client: Registration;
  session: PortalSession;
  /** The authorization code that buys it, so that its reuse can take the tokens back. */
  code?: string;
  /** Kept when refreshing without rotation. */
  refreshToken?: string;
}

/** Mints the tokens of an order and remembers them. A token always carries every scope its client registered. */
export function issueTokens(state: State, order: TokenOrder): Reply {
  const { client, session } = order;
  const nowMs = state.clock.now();
  const terms = termsOf(client.scopes, session, nowMs, state.seed.sessions.accessToken * 1000);
  const shared = {
    sessionId: session.id,
    clientId: client.clientId,
    scopes: client.scopes,
    region: client.region,
    ...(order.code === undefined ? {} : { code: order.code }),
  };
  const accessToken = mintAccessToken(state.bytes);
  state.accessTokens.set(accessToken, { ...shared, token: accessToken, expiresAtMs: terms.expiresAtMs });
  const response: CreateTokenResponse = {
    accessToken,
    tokenType: 'Bearer',
    expiresIn: Math.floor((terms.expiresAtMs - nowMs) / 1000),
  };
  if (terms.refreshable && mayUse(client, GRANT_TYPES.refreshToken)) {
    response.refreshToken = order.refreshToken ?? mintRefreshToken(state.bytes);
    state.refreshTokens.set(response.refreshToken, { ...shared, token: response.refreshToken });
  }
  return json(200, response);
}

/** Takes back what a code bought. RFC 6749 §4.1.2: a code used twice has leaked. */
export function revokeTokensOf(state: State, code: string): void {
  for (const [token, bought] of state.accessTokens) if (bought.code === code) state.accessTokens.delete(token);
  for (const [token, bought] of state.refreshTokens) if (bought.code === code) state.refreshTokens.delete(token);
}
