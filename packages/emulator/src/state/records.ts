/** What the service remembers. Times are the emulator's, in epoch milliseconds. */

export interface Registration {
  clientId: string;
  clientSecret: string;
  clientName: string;
  region: string;
  scopes: readonly string[];
  grantTypes: readonly string[];
  redirectUris: readonly string[];
  issuedAtMs: number;
  expiresAtMs: number;
}

/** The user interactive session: one sign-in of one person. Tokens live no longer than it. */
export interface PortalSession {
  id: string;
  userName: string;
  startedAtMs: number;
  expiresAtMs: number;
}

export type DeviceAnswer =
  | { kind: 'pending' }
  | { kind: 'allowed'; sessionId: string }
  | { kind: 'denied' }
  | { kind: 'redeemed' };

export interface DeviceGrant {
  deviceCode: string;
  userCode: string;
  clientId: string;
  /** Where it was started; only the instance's own Region can approve it. */
  region: string;
  expiresAtMs: number;
  answer: DeviceAnswer;
  polls: number;
  polledAtMs: number;
}

export interface AuthorizationCode {
  code: string;
  clientId: string;
  redirectUri: string;
  codeChallenge: string;
  sessionId: string;
  expiresAtMs: number;
  /** Set by the first attempt to redeem it, whether or not that succeeded. */
  usedAtMs?: number;
}

export interface AccessToken {
  token: string;
  sessionId: string;
  clientId: string;
  scopes: readonly string[];
  region: string;
  expiresAtMs: number;
  /** The authorization code it was bought with. */
  code?: string;
}

export interface RefreshToken {
  token: string;
  sessionId: string;
  clientId: string;
  scopes: readonly string[];
  region: string;
  code?: string;
}

export interface IssuedCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  userName: string;
  accountId: string;
  permissionSet: string;
  expiresAtMs: number;
}
