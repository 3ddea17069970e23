import { CLIENT_TYPE, GRANT_TYPES, type RegisterClientResponse } from '@ssoctl/core/wire';
import { mintClientId, mintClientSecret } from '../../state/mint.ts';
import { isEnabledIn, namesInstance } from '../../state/portal-urls.ts';
import type { State } from '../../state/state.ts';
import { json, type Reply } from '../reply.ts';
import { type Input, list, required } from './input.ts';
import { mayRegister } from './redirect-uri.ts';
import { OidcRefusal } from './refusal.ts';
import { checkScopes } from './scopes.ts';

const GRANTS: readonly string[] = Object.values(GRANT_TYPES);

/** Works in every Region: a client belongs to the Region, not to an instance. */
export function registerClient(state: State, input: Input, region: string): Reply {
  const clientName = required(input, 'clientName');
  if (required(input, 'clientType') !== CLIENT_TYPE) throw new OidcRefusal('InvalidClientMetadataException');
  const grantTypes = list(input, 'grantTypes');
  if (!grantTypes.every((grant) => GRANTS.includes(grant))) throw new OidcRefusal('UnsupportedGrantTypeException');
  const scopes = list(input, 'scopes');
  checkScopes(scopes, state.behaviour.extraScopes);
  const redirectUris = list(input, 'redirectUris');
  if (!redirectUris.every(mayRegister)) throw new OidcRefusal('InvalidRedirectUriException');
  if (grantTypes.includes(GRANT_TYPES.authorizationCode)) checkCodeGrant(state, input, region, redirectUris);

  const issuedAtMs = state.clock.now();
  const expiresAtMs = issuedAtMs + state.seed.sessions.registration * 1000;
  const clientId = mintClientId(state.bytes, region);
  const seconds = { issuedAtSeconds: Math.floor(issuedAtMs / 1000), expiresAtSeconds: Math.floor(expiresAtMs / 1000) };
  const known = { clientId, clientName, region, scopes, grantTypes, redirectUris };
  const clientSecret = mintClientSecret(state.bytes, { ...known, ...seconds });
  state.registrations.set(clientId, { ...known, clientSecret, issuedAtMs, expiresAtMs });
  const response: RegisterClientResponse = {
    clientId,
    clientSecret,
    clientIdIssuedAt: seconds.issuedAtSeconds,
    clientSecretExpiresAt: seconds.expiresAtSeconds,
  };
  return json(200, response);
}

/** A code needs somewhere to go, and an instance whose users may be asked. */
function checkCodeGrant(state: State, input: Input, region: string, redirectUris: readonly string[]): void {
  if (redirectUris.length === 0) throw new OidcRefusal('InvalidRedirectUriException');
  const issuerUrl = required(input, 'issuerUrl');
  const { instance } = state.seed;
  if (!isEnabledIn(instance, region) || !namesInstance(issuerUrl, instance)) {
    throw new OidcRefusal('InvalidRequestException');
  }
}
