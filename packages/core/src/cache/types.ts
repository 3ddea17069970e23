/** A token file's content. @see the AWS CLI's `~/.aws/sso/cache/<sha1>.json` */
export interface Token {
  startUrl: string;
  region: string;
  accessToken: string;
  expiresAtMs: number;
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  registrationExpiresAtMs?: number | undefined;
  refreshToken?: string | undefined;
}

/** A client registration file's content. */
export interface Registration {
  clientId: string;
  clientSecret: string;
  expiresAtMs: number;
  scopes?: readonly string[] | undefined;
  grantTypes?: readonly string[] | undefined;
}

/** Short-lived credentials of one role. */
export interface RoleCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiresAtMs: number;
  accountId?: string | undefined;
}
