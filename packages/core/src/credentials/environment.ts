import { formatDate } from '../cache/dates.ts';
import type { RoleCredentials } from '../cache/types.ts';

/**
 * What has to leave an environment before credentials are put into it. Some SDKs ignore keys in the environment while
 * AWS_PROFILE is set, and the rest would be a left-over of other credentials (AWS_SECURITY_TOKEN even wins over
 * AWS_SESSION_TOKEN in old ones).
 */
export const SHADOWING_VARIABLES = [
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'AWS_ACCOUNT_ID',
] as const;

/**
 * Credentials as environment variables, with both Region variables when a Region is known. The expiry is ISO 8601 UTC.
 */
export function environment(
  credentials: RoleCredentials,
  options: { region?: string | undefined } = {},
): Record<string, string> {
  return {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_CREDENTIAL_EXPIRATION: formatDate(credentials.expiresAtMs),
    ...(options.region ? { AWS_REGION: options.region, AWS_DEFAULT_REGION: options.region } : {}),
  };
}

/**
 * The environment of a child that is to run with `variables` and nothing that would shadow them.
 * Without a Region among them the parent's Region stays.
 */
export function childEnvironment(
  parent: Readonly<Record<string, string | undefined>>,
  variables: Readonly<Record<string, string>>,
  platform?: NodeJS.Platform,
): Record<string, string> {
  // Windows takes `Path` and `PATH` for one variable, so an old spelling would survive beside ours.
  const canonical = (name: string) => (platform === 'win32' ? name.toUpperCase() : name);
  const dropped = new Set<string>([...SHADOWING_VARIABLES, ...Object.keys(variables)].map(canonical));
  const child: Record<string, string> = {};
  for (const [name, value] of Object.entries(parent))
    if (value !== undefined && !dropped.has(canonical(name))) child[name] = value;
  return { ...child, ...variables };
}
