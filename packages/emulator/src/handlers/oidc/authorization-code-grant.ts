import { GRANT_TYPES } from '@ssoctl/core/wire';
import type { Registration } from '../../state/records.ts';
import { liveSession } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import type { Reply } from '../reply.ts';
import { checkGrantAllowed } from './clients.ts';
import { type Input, required } from './input.ts';
import { provesChallenge } from './pkce.ts';
import { OidcRefusal } from './refusal.ts';
import { issueTokens, revokeTokensOf } from './tokens.ts';

/** RFC 6749 §4.1.3, RFC 7636 §4.5: the code, once, by its client, for the same redirect URI, with the verifier. */
export function authorizationCodeGrant(state: State, client: Registration, input: Input): Reply {
  checkGrantAllowed(client, GRANT_TYPES.authorizationCode);
  const code = required(input, 'code');
  const redirectUri = required(input, 'redirectUri');
  const codeVerifier = required(input, 'codeVerifier');
  const grant = state.authorizationCodes.get(code);
  if (grant === undefined || grant.clientId !== client.clientId) throw new OidcRefusal('InvalidGrantException');
  if (grant.usedAtMs !== undefined) {
    revokeTokensOf(state, code);
    throw new OidcRefusal('InvalidGrantException');
  }
  // A failed attempt spends the code too: a verifier may be guessed once, not tried out.
  const nowMs = state.clock.now();
  state.authorizationCodes.set(code, { ...grant, usedAtMs: nowMs });
  const session = liveSession(state, grant.sessionId);
  const holds =
    nowMs < grant.expiresAtMs &&
    redirectUri === grant.redirectUri &&
    provesChallenge(codeVerifier, grant.codeChallenge);
  if (!holds || session === undefined) throw new OidcRefusal('InvalidGrantException');
  return issueTokens(state, { client, session, code });
}
