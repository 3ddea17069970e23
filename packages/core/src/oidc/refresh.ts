import type { CallOptions } from '../call/types.ts';
import { SsoctlError } from '../errors/index.ts';
import type { ClientIdentity, IssuedToken, OidcClient } from './types.ts';

/**
 * Renews a token (RFC 6749 §6). The result always holds a refresh token: the new one, or the old one when the service
 * gave none, because a reply without one does not end the old one.
 * @throws SESSION_ENDED when the service does not renew any more, and the network's codes when no answer came: the
 * refresh token may or may not be used up then
 */
export async function refresh(
  oidc: OidcClient,
  held: ClientIdentity & { refreshToken: string },
  options?: CallOptions,
): Promise<IssuedToken> {
  const { clientId, clientSecret, refreshToken } = held;
  const answer = await oidc.createToken({ clientId, clientSecret }, { type: 'refresh_token', refreshToken }, options);
  if (answer.kind !== 'token') {
    throw new SsoctlError('SERVICE_REJECTED', `sso-oidc CreateToken answered a refresh with "${answer.kind}"`);
  }
  return { ...answer.token, refreshToken: answer.token.refreshToken ?? refreshToken };
}
