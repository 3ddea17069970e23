export { type EndpointService, type EndpointVariant, endpointOf } from './endpoints.ts';
export { OIDC_ERRORS, type OidcErrorName, type OidcWireError, oidcErrorName } from './oidc-errors.ts';
export {
  ACCOUNT_ACCESS_SCOPE,
  AUTHORIZE_QUERY,
  BEARER_HEADER,
  CALLBACK_PATH,
  CLIENT_TYPE,
  CODE_CHALLENGE_METHOD,
  DEFAULT_INTERVAL_SECONDS,
  ERROR_TYPE_HEADER,
  GRANT_TYPES,
  type GrantType,
  MAX_PAGE_SIZE,
  OIDC_OPERATIONS,
  PORTAL_OPERATIONS,
  PORTAL_QUERY,
  REGISTERED_REDIRECT_URI,
  REQUEST_ID_HEADER,
  RESPONSE_TYPE_CODE,
  SLOW_DOWN_SECONDS,
  STS_OPERATIONS,
  type WireOperation,
} from './operations.ts';
export { isRegion, PARTITIONS, type Partition, partitionById, partitionOf } from './partitions.ts';
export { PORTAL_ERRORS, PORTAL_TYPE_PREFIX, type PortalErrorName, type PortalWireError } from './portal-errors.ts';
export type {
  AccountInfo,
  CreateTokenRequest,
  CreateTokenResponse,
  GetRoleCredentialsResponse,
  ListAccountRolesResponse,
  ListAccountsResponse,
  OidcErrorBody,
  PortalErrorBody,
  RegisterClientRequest,
  RegisterClientResponse,
  RoleInfo,
  StartDeviceAuthorizationRequest,
  StartDeviceAuthorizationResponse,
} from './shapes.ts';
export { canonicalStartUrl, readStartUrl, type StartUrl, type StartUrlFault, type StartUrlForm } from './start-url.ts';
