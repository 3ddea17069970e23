import { formatDate } from '../cache/dates.ts';
import type { RoleCredentials } from '../cache/types.ts';

/**
 * The JSON document that a `credential_process` prints, without a final newline. Keys, order and indentation are those of
 * `aws configure export-credentials`; `AccountId`, which the SDKs read too, comes last.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-process-credentials.html
 */
export function processDocument(credentials: RoleCredentials): string {
  return JSON.stringify(
    {
      Version: 1,
      AccessKeyId: credentials.accessKeyId,
      SecretAccessKey: credentials.secretAccessKey,
      SessionToken: credentials.sessionToken,
      Expiration: formatDate(credentials.expiresAtMs),
      ...(credentials.accountId ? { AccountId: credentials.accountId } : {}),
    },
    null,
    2,
  );
}
