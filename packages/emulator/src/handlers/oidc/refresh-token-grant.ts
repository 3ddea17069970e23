import { GRANT_TYPES } from '@ssoctl/core/wire';
import type { Registration } from '../../state/records.ts';
import { liveSession } from '../../state/sign-ins.ts';
import type { State } from '../../state/state.ts';
import type { Reply } from '../reply.ts';
import { checkGrantAllowed } from './clients.ts';
import { type Input, required } from './input.ts';
import { OidcRefusal } from './refusal.ts';
import { issueTokens } from './tokens.ts';

/** A refresh works until the portal session ends. It never takes back the access tokens before it. */
export function refreshTokenGrant(state: State, client: Registration, input: Input): Reply {
  checkGrantAllowed(client, GRANT_TYPES.refreshToken);
  const known = state.refreshTokens.get(required(input, 'refreshToken'));
  const session = known && liveSession(state, known.sessionId);
  if (known === undefined || session === undefined || known.clientId !== client.clientId) {
    throw new OidcRefusal('InvalidGrantException', 'Invalid refresh token provided');
  }
  const order = { client, session, ...(known.code === undefined ? {} : { code: known.code }) };
  if (!state.behaviour.rotate) return issueTokens(state, { ...order, refreshToken: known.token });
  state.refreshTokens.delete(known.token);
  return issueTokens(state, order);
}
