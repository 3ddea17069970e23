import type { ProfileKind } from './types.ts';

type Keys = ReadonlyMap<string, string>;

/**
 * What the AWS CLI would take a profile's credentials from, in its order: a role to assume, IAM Identity Center,
 * static keys of the credentials file, a process, static keys of the config file. A profile that only names a session
 * gives a token but no credentials, so it counts as one of Identity Center only when nothing else is there.
 */
export function kindOf(keys: Keys, credentials: Keys | undefined): ProfileKind {
  if (keys.has('role_arn')) return 'role';
  const sso = keys.has('sso_session') ? 'sso-session' : 'sso-legacy';
  if (keys.has('sso_account_id') || keys.has('sso_role_name')) return sso;
  if (credentials?.has('aws_access_key_id')) return 'static';
  if (keys.has('credential_process')) return 'process';
  if (keys.has('aws_access_key_id')) return 'static';
  return keys.has('sso_session') || keys.has('sso_start_url') ? sso : 'other';
}
