import { AUTHORIZE_QUERY, CODE_CHALLENGE_METHOD, OIDC_OPERATIONS, RESPONSE_TYPE_CODE } from '../wire/operations.ts';

export interface AuthorizeRequest {
  clientId: string;
  redirectUri: string;
  state: string;
  scopes: readonly string[];
  codeChallenge: string;
}

/** The URL a person's browser opens: names, order and percent-encoding as AWS CLI 2.36.7 makes them. */
export function authorizeUrl(base: string, request: AuthorizeRequest): string {
  const query: [string, string][] = [
    [AUTHORIZE_QUERY.responseType, RESPONSE_TYPE_CODE],
    [AUTHORIZE_QUERY.clientId, request.clientId],
    [AUTHORIZE_QUERY.redirectUri, request.redirectUri],
    [AUTHORIZE_QUERY.state, request.state],
    [AUTHORIZE_QUERY.codeChallengeMethod, CODE_CHALLENGE_METHOD],
    [AUTHORIZE_QUERY.scopes, request.scopes.join(' ')],
    [AUTHORIZE_QUERY.codeChallenge, request.codeChallenge],
  ];
  const text = query.map(([key, value]) => `${key}=${percentEncoded(value)}`).join('&');
  return `${base}${OIDC_OPERATIONS.authorize.path}?${text}`;
}

/** Only unreserved characters stay (RFC 3986 §2.3). */
function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
