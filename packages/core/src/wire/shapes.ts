import type { GrantType } from './operations.ts';

/** Bodies as they go over the wire, in the service's own spelling. API version 2019-06-10 of sso-oidc and sso. */

export interface RegisterClientRequest {
  clientName: string;
  clientType: string;
  scopes?: string[];
  redirectUris?: string[];
  grantTypes?: string[];
  issuerUrl?: string;
  entitledApplicationArn?: string;
}

export interface RegisterClientResponse {
  clientId: string;
  clientSecret: string;
  /** Epoch seconds. */
  clientIdIssuedAt: number;
  /** Epoch seconds. */
  clientSecretExpiresAt: number;
  authorizationEndpoint?: string;
  tokenEndpoint?: string;
}

export interface StartDeviceAuthorizationRequest {
  clientId: string;
  clientSecret: string;
  startUrl: string;
}

export interface StartDeviceAuthorizationResponse {
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  verificationUriComplete: string;
  /** Seconds from now. */
  expiresIn: number;
  /** Seconds between polls. */
  interval: number;
}

export interface CreateTokenRequest {
  clientId: string;
  clientSecret: string;
  grantType: GrantType | string;
  deviceCode?: string;
  code?: string;
  refreshToken?: string;
  scope?: string[];
  redirectUri?: string;
  codeVerifier?: string;
}

export interface CreateTokenResponse {
  accessToken: string;
  tokenType: 'Bearer';
  /** Seconds from now. */
  expiresIn: number;
  refreshToken?: string;
}

export interface OidcErrorBody {
  error: string;
  error_description: string;
  reason?: string;
}

export interface AccountInfo {
  accountId: string;
  accountName?: string;
  emailAddress?: string;
}

export interface ListAccountsResponse {
  accountList: AccountInfo[];
  nextToken?: string | null;
}

export interface RoleInfo {
  roleName: string;
  accountId: string;
}

export interface ListAccountRolesResponse {
  roleList: RoleInfo[];
  nextToken?: string | null;
}

export interface GetRoleCredentialsResponse {
  roleCredentials: {
    accessKeyId: string;
    secretAccessKey: string;
    sessionToken: string;
    /** Epoch MILLIseconds, unlike every other time of these services. */
    expiration: number;
  };
}

export interface PortalErrorBody {
  message: string;
  __type: string;
}
