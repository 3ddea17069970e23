/** Credentials as the AWS SDK for JavaScript takes them from a provider. */
export interface SsoctlIdentity {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
  accountId?: string;
}

/** A credential provider: give it to any client of the AWS SDK for JavaScript as `credentials`. */
export type SsoctlProvider = () => Promise<SsoctlIdentity>;
