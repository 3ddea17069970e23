import type { Registration } from '../cache/types.ts';
import type { CallOptions } from '../call/types.ts';

export type SignInFlow = 'pkce' | 'device-code';

/** Who asks: a registered public client. */
export interface ClientIdentity {
  clientId: string;
  clientSecret: string;
}

/** The body of RegisterClient, in the service's words. An absent member is not sent. */
export interface RegisterClientInput {
  clientName: string;
  scopes?: readonly string[] | undefined;
  grantTypes?: readonly string[] | undefined;
  redirectUris?: readonly string[] | undefined;
  issuerUrl?: string | undefined;
}

export interface DeviceAuthorization {
  /** A secret. */
  deviceCode: string;
  userCode: string;
  verificationUri: string;
  verificationUriComplete: string;
  expiresInSeconds: number;
  intervalSeconds: number;
}

/** What CreateToken is asked to change for a token. */
export type Grant =
  | { type: 'authorization_code'; code: string; codeVerifier: string; redirectUri: string }
  | { type: 'device_code'; deviceCode: string }
  | { type: 'refresh_token'; refreshToken: string };

/** A token as the service gave it; the time is this machine's, from `expiresIn`. */
export interface IssuedToken {
  accessToken: string;
  expiresAtMs: number;
  refreshToken?: string | undefined;
}

/** `pending` and `slow-down` are answers to a poll, not failures. */
export type TokenAnswer = { kind: 'token'; token: IssuedToken } | { kind: 'pending' } | { kind: 'slow-down' };

/**
 * The sign-in service of one Region. All methods throw SsoctlError alone; the wire's own word for a failure
 * (`invalid_client`, `invalid_grant` …) is in `details.error`: read it with `wireErrorOf`.
 */
export interface OidcClient {
  readonly region: string;
  /** @throws SERVICE_REJECTED and the network's codes */
  registerClient(input: RegisterClientInput, options?: CallOptions): Promise<Registration>;
  /** @throws SERVICE_REJECTED (`invalid_request`: the start URL is not known in this Region) */
  startDeviceAuthorization(
    client: ClientIdentity,
    startUrl: string,
    options?: CallOptions,
  ): Promise<DeviceAuthorization>;
  /**
   * One attempt, never repeated: an authorization code is good for one answer.
   * @throws SESSION_ENDED (`invalid_grant` on refresh), SIGN_IN_DENIED, SIGN_IN_EXPIRED, SERVICE_REJECTED
   */
  createToken(client: ClientIdentity, grant: Grant, options?: CallOptions): Promise<TokenAnswer>;
  /** Scheme and host under which `/authorize` lies, e.g. `https://oidc.us-east-1.amazonaws.com`. */
  authorizeBase(): string;
}
