import { CODE_CHALLENGE_METHOD, GRANT_TYPES, RESPONSE_TYPE_CODE } from '@ssoctl/core/wire';
import type { Registration } from '../../state/records.ts';
import type { State } from '../../state/state.ts';
import { mayUse } from '../oidc/clients.ts';
import { isChallenge } from '../oidc/pkce.ts';
import { redirectAllowed } from '../oidc/redirect-uri.ts';

/** An authorization request that may be put to a person. */
export interface AuthorizeRequest {
  client: Registration;
  redirectUri: string;
  state: string;
  codeChallenge: string;
  scopes: readonly string[];
}

export type ReadAuthorize =
  /** Nobody can be told: the client or where to send the answer is in doubt. RFC 6749 §4.1.2.1. */
  | { kind: 'unanswerable'; because: string }
  | { kind: 'refused'; location: string }
  | { kind: 'asked'; request: AuthorizeRequest };

/** What `GET /authorize` asks for. RFC 6749 §4.1.1, RFC 7636 §4.3; `scope` or `scopes`, by spaces or commas. */
export function readAuthorize(state: State, query: URLSearchParams, region: string): ReadAuthorize {
  const client = state.registrations.get(query.get('client_id') ?? '');
  if (client === undefined || client.region !== region) {
    return { kind: 'unanswerable', because: 'The application is not registered here.' };
  }
  if (state.clock.now() >= client.expiresAtMs) {
    return { kind: 'unanswerable', because: "The application's registration has expired." };
  }
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!redirectAllowed(redirectUri, client.redirectUris)) {
    return { kind: 'unanswerable', because: 'The application wants the answer at an address it did not register.' };
  }
  const scopes = readScopes(query);
  const fault = faultIn(query, client, scopes);
  const given = query.get('state') ?? '';
  if (fault !== undefined) return { kind: 'refused', location: refusalAt(redirectUri, given, ...fault) };
  const codeChallenge = query.get('code_challenge') ?? '';
  return { kind: 'asked', request: { client, redirectUri, state: given, codeChallenge, scopes } };
}

type Fault = readonly [error: string, description: string];

function faultIn(query: URLSearchParams, client: Registration, scopes: readonly string[]): Fault | undefined {
  const twice = [...new Set(query.keys())].find((name) => query.getAll(name).length > 1);
  if (twice !== undefined) return ['invalid_request', `${twice} is given twice`];
  if (!mayUse(client, GRANT_TYPES.authorizationCode)) return ['unauthorized_client', 'Grant type is not registered'];
  if (query.get('response_type') !== RESPONSE_TYPE_CODE)
    return ['unsupported_response_type', 'response_type is not code'];
  if (!query.get('state')) return ['invalid_request', 'state is missing'];
  if (query.get('code_challenge_method') !== CODE_CHALLENGE_METHOD) {
    return ['invalid_request', 'code_challenge_method is not S256'];
  }
  if (!isChallenge(query.get('code_challenge') ?? '')) return ['invalid_request', 'code_challenge is malformed'];
  const unregistered = scopes.find((scope) => !client.scopes.includes(scope));
  if (unregistered !== undefined) return ['invalid_scope', `${unregistered} is not registered`];
  return undefined;
}

function readScopes(query: URLSearchParams): string[] {
  const texts = [...query.getAll('scopes'), ...query.getAll('scope')];
  return [...new Set(texts.flatMap((text) => text.split(/[\s,]+/)).filter((scope) => scope !== ''))];
}

export function refusalAt(redirectUri: string, state: string, error: string, description: string): string {
  const query = new URLSearchParams({ error, error_description: description });
  if (state !== '') query.set('state', state);
  return `${redirectUri}?${query}`;
}
