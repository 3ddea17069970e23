/** Keys to sign one request with. */
export interface SigningCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

/** Whose credentials they are, as STS says. */
export interface CallerIdentity {
  account: string;
  arn: string;
  userId: string;
}
