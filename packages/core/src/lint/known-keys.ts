/** Keys that say where a profile signs in through IAM Identity Center, and as what. */
export const SSO_PROFILE_KEYS = [
  'sso_session',
  'sso_account_id',
  'sso_role_name',
  'sso_start_url',
  'sso_region',
  'sso_registration_scopes',
] as const;

/** All that is read of an `[sso-session]`. */
export const SESSION_KEYS = ['sso_start_url', 'sso_region', 'sso_registration_scopes'] as const;

/** Other keys that nobody would write into anything but a profile. */
export const PROFILE_KEYS: ReadonlySet<string> = new Set([
  ...SSO_PROFILE_KEYS,
  'region',
  'output',
  'role_arn',
  'source_profile',
  'credential_source',
  'credential_process',
  'mfa_serial',
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'web_identity_token_file',
  'role_session_name',
  'external_id',
  'cli_pager',
]);

/** Keys beginning with `sso` that other programs write for themselves. */
export const FOREIGN_SSO_KEYS: ReadonlySet<string> = new Set(['sso_account_name', 'sso_auto_populated']);
