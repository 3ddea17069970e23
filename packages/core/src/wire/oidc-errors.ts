/** An error of sso-oidc as it goes over the wire. */
export interface OidcWireError {
  status: 400 | 401 | 500;
  /** The `error` member of the body (RFC 6749 §5.2, RFC 8628 §3.5). */
  error: string;
}

/** Exception name → status and `error`. Source: the service's model (sso-oidc 2019-06-10). */
export const OIDC_ERRORS = {
  AccessDeniedException: { status: 400, error: 'access_denied' },
  AuthorizationPendingException: { status: 400, error: 'authorization_pending' },
  ExpiredTokenException: { status: 400, error: 'expired_token' },
  InternalServerException: { status: 500, error: 'server_error' },
  InvalidClientException: { status: 401, error: 'invalid_client' },
  InvalidClientMetadataException: { status: 400, error: 'invalid_client_metadata' },
  InvalidGrantException: { status: 400, error: 'invalid_grant' },
  InvalidRedirectUriException: { status: 400, error: 'invalid_redirect_uri' },
  InvalidRequestException: { status: 400, error: 'invalid_request' },
  InvalidScopeException: { status: 400, error: 'invalid_scope' },
  SlowDownException: { status: 400, error: 'slow_down' },
  UnauthorizedClientException: { status: 400, error: 'unauthorized_client' },
  UnsupportedGrantTypeException: { status: 400, error: 'unsupported_grant_type' },
} as const satisfies Record<string, OidcWireError>;

export type OidcErrorName = keyof typeof OIDC_ERRORS;

/** The exception name that an `error` member stands for, for replies without an `x-amzn-ErrorType` header. */
export function oidcErrorName(error: string): OidcErrorName | undefined {
  return (Object.keys(OIDC_ERRORS) as OidcErrorName[]).find((name) => OIDC_ERRORS[name].error === error);
}
