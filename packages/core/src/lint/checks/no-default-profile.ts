import type { Check } from '../types.ts';

/** No profile is chosen and `[default]` gives nothing: commands without `--profile` find no credentials. */
export const noDefaultProfile: Check = {
  id: 'no-default-profile',
  *look(reading) {
    const { env, credentials } = reading.input;
    const [first] = reading.ssoProfiles;
    if (first === undefined || env['AWS_PROFILE'] || env['AWS_DEFAULT_PROFILE']) return;
    const own = reading.profiles.find(({ name }) => name === 'default');
    const gives = ['sso_account_id', 'credential_process', 'role_arn', 'aws_access_key_id', 'login_session'];
    if (gives.some((key) => own?.keys.has(key)) || credentials.document.sections.some(({ name }) => name === 'default'))
      return;
    yield {
      severity: 'info',
      ...reading.at((own ?? first).section),
      message: own
        ? 'AWS_PROFILE is not set, and [default] gives no credentials'
        : 'AWS_PROFILE is not set, and there is no [default]: commands without --profile find no credentials',
      fix: `run: export AWS_PROFILE=${/^[\w.@:/+-]+$/.test(first.name) ? first.name : 'NAME'}`,
    };
  },
};
