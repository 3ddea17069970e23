import { timingSafeEqual } from 'node:crypto';
import type { GrantType } from '@ssoctl/core/wire';
import { GRANT_TYPES } from '@ssoctl/core/wire';
import type { Registration } from '../../state/records.ts';
import type { State } from '../../state/state.ts';
import { type Input, required } from './input.ts';
import { OidcRefusal } from './refusal.ts';

/** A client that named no grants: the device flow, as the AWS CLI registers for it. */
const WITHOUT_GRANTS: readonly string[] = [GRANT_TYPES.deviceCode, GRANT_TYPES.refreshToken];

export function mayUse(client: Registration, grant: GrantType): boolean {
  return (client.grantTypes.length === 0 ? WITHOUT_GRANTS : client.grantTypes).includes(grant);
}

/** @throws OidcRefusal UnauthorizedClientException */
export function checkGrantAllowed(client: Registration, grant: GrantType): void {
  if (!mayUse(client, grant)) throw new OidcRefusal('UnauthorizedClientException');
}

/**
 * The client that a request's id and secret prove, registered in this Region.
 *
 * @throws OidcRefusal InvalidRequestException, InvalidClientException (unknown, wrong secret, expired)
 */
export function authenticateClient(state: State, input: Input, region: string): Registration {
  const clientId = required(input, 'clientId');
  const clientSecret = required(input, 'clientSecret');
  const client = state.registrations.get(clientId);
  if (client === undefined || client.region !== region || !equal(client.clientSecret, clientSecret)) {
    throw new OidcRefusal('InvalidClientException');
  }
  if (state.clock.now() >= client.expiresAtMs) {
    throw new OidcRefusal('InvalidClientException', 'Client registration has expired');
  }
  return client;
}

function equal(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
