import { GRANT_TYPES } from '@ssoctl/core/wire';
import type { Registration } from '../../state/records.ts';
import type { State } from '../../state/state.ts';
import type { Reply } from '../reply.ts';
import { authorizationCodeGrant } from './authorization-code-grant.ts';
import { authenticateClient } from './clients.ts';
import { deviceCodeGrant } from './device-code-grant.ts';
import { type Input, required } from './input.ts';
import { refreshTokenGrant } from './refresh-token-grant.ts';
import { OidcRefusal } from './refusal.ts';

type Grant = (state: State, client: Registration, input: Input) => Reply;

const GRANTS = new Map<string, Grant>([
  [GRANT_TYPES.deviceCode, deviceCodeGrant],
  [GRANT_TYPES.authorizationCode, authorizationCodeGrant],
  [GRANT_TYPES.refreshToken, refreshTokenGrant],
]);

export function createToken(state: State, input: Input, region: string): Reply {
  const grantType = required(input, 'grantType');
  const client = authenticateClient(state, input, region);
  const grant = GRANTS.get(grantType);
  if (grant === undefined) throw new OidcRefusal('UnsupportedGrantTypeException');
  return grant(state, client, input);
}
