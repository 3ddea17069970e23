/** How an operation of the service goes over the wire. `id` is the name used in fault plans, events and errors. */
export interface WireOperation {
  id: string;
  name: string;
  method: 'GET' | 'POST';
  path: string;
}

/** sso-oidc, API version 2019-06-10: JSON both ways, unsigned. `Authorize` is not in the model: a browser calls it. */
export const OIDC_OPERATIONS = {
  registerClient: {
    id: 'sso-oidc:RegisterClient',
    name: 'RegisterClient',
    method: 'POST',
    path: '/client/register',
  },
  startDeviceAuthorization: {
    id: 'sso-oidc:StartDeviceAuthorization',
    name: 'StartDeviceAuthorization',
    method: 'POST',
    path: '/device_authorization',
  },
  createToken: { id: 'sso-oidc:CreateToken', name: 'CreateToken', method: 'POST', path: '/token' },
  authorize: { id: 'sso-oidc:Authorize', name: 'Authorize', method: 'GET', path: '/authorize' },
} as const satisfies Record<string, WireOperation>;

/** The portal (`sso`), API version 2019-06-10: unsigned, the access token in {@link BEARER_HEADER}. */
export const PORTAL_OPERATIONS = {
  listAccounts: { id: 'sso:ListAccounts', name: 'ListAccounts', method: 'GET', path: '/assignment/accounts' },
  listAccountRoles: {
    id: 'sso:ListAccountRoles',
    name: 'ListAccountRoles',
    method: 'GET',
    path: '/assignment/roles',
  },
  getRoleCredentials: {
    id: 'sso:GetRoleCredentials',
    name: 'GetRoleCredentials',
    method: 'GET',
    path: '/federation/credentials',
  },
  logout: { id: 'sso:Logout', name: 'Logout', method: 'POST', path: '/logout' },
} as const satisfies Record<string, WireOperation>;

/** sts, API version 2011-06-15: a form in, XML out, signed with SigV4. */
export const STS_OPERATIONS = {
  getCallerIdentity: { id: 'sts:GetCallerIdentity', name: 'GetCallerIdentity', method: 'POST', path: '/' },
} as const satisfies Record<string, WireOperation>;

/** Carries the bare access token to the portal: no `Bearer `, and an underscore in the name. */
export const BEARER_HEADER = 'x-amz-sso_bearer_token';
/** `NAME:http://…`: where both services name the exception. */
export const ERROR_TYPE_HEADER = 'x-amzn-errortype';
export const REQUEST_ID_HEADER = 'x-amzn-requestid';

/** Query names of the portal. The page size is singular, and 1 to 100. */
export const PORTAL_QUERY = {
  nextToken: 'next_token',
  maxResults: 'max_result',
  accountId: 'account_id',
  roleName: 'role_name',
} as const;
export const MAX_PAGE_SIZE = 100;

/** Query names of `GET /authorize` as the AWS CLI sends them: `scopes`, plural, separated by spaces. */
export const AUTHORIZE_QUERY = {
  responseType: 'response_type',
  clientId: 'client_id',
  redirectUri: 'redirect_uri',
  state: 'state',
  codeChallengeMethod: 'code_challenge_method',
  codeChallenge: 'code_challenge',
  scopes: 'scopes',
} as const;
export const RESPONSE_TYPE_CODE = 'code';
/** RFC 7636 §4.2. */
export const CODE_CHALLENGE_METHOD = 'S256';

/** Values of CreateToken's `grantType` and of RegisterClient's `grantTypes`. RFC 6749, RFC 8628 §3.4. */
export const GRANT_TYPES = {
  authorizationCode: 'authorization_code',
  deviceCode: 'urn:ietf:params:oauth:grant-type:device_code',
  refreshToken: 'refresh_token',
} as const;
export type GrantType = (typeof GRANT_TYPES)[keyof typeof GRANT_TYPES];

/** RegisterClient's `clientType`: the only one the service takes. */
export const CLIENT_TYPE = 'public';
export const CALLBACK_PATH = '/oauth/callback';
/** Registered without a port; at authorize time any port of the loopback is accepted (RFC 8252 §7.3). */
export const REGISTERED_REDIRECT_URI = 'http://127.0.0.1/oauth/callback';
/** The scope that the portal's operations need. */
export const ACCOUNT_ACCESS_SCOPE = 'sso:account:access';
/** Polling interval in seconds when the service names none, and what each `slow_down` adds for good (RFC 8628 §3.5). */
export const DEFAULT_INTERVAL_SECONDS = 5;
export const SLOW_DOWN_SECONDS = 5;
