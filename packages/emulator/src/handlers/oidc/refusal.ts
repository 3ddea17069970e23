import { ERROR_TYPE_HEADER, OIDC_ERRORS, type OidcErrorName } from '@ssoctl/core/wire';
import { json, Refusal, type Reply } from '../reply.ts';

const TYPE_SUFFIX = ':http://internal.amazon.com/coral/com.amazonaws.sso.oidc/';

/** What the service says when the check has nothing more to tell. */
const DESCRIPTIONS: Readonly<Record<OidcErrorName, string>> = {
  AccessDeniedException: 'Access denied',
  AuthorizationPendingException: 'Authorization pending',
  ExpiredTokenException: 'Token is expired',
  InternalServerException: 'Internal server error',
  InvalidClientException: 'Invalid client provided',
  InvalidClientMetadataException: 'Invalid client metadata provided',
  InvalidGrantException: 'Invalid grant provided',
  InvalidRedirectUriException: 'Invalid redirect URI provided',
  InvalidRequestException: 'Invalid request',
  InvalidScopeException: 'Invalid scope provided',
  SlowDownException: 'Slow down',
  UnauthorizedClientException: 'Client is not authorized for this grant type',
  UnsupportedGrantTypeException: 'Unsupported grant type provided',
};

export class OidcRefusal extends Refusal {
  readonly exception: OidcErrorName;

  constructor(exception: OidcErrorName, description: string = DESCRIPTIONS[exception]) {
    super(description);
    this.exception = exception;
  }

  override reply(): Reply {
    const { status, error } = OIDC_ERRORS[this.exception];
    const body = { error, error_description: this.message };
    return json(status, body, { [ERROR_TYPE_HEADER]: `${this.exception}${TYPE_SUFFIX}` });
  }
}
