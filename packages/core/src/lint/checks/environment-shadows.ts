import type { Check } from '../types.ts';

/** Variables that most programs take credentials from before they look at a profile. */
export const environmentShadows: Check = {
  id: 'environment-shadows',
  *look(reading) {
    const { env } = reading.input;
    const variables = [
      ...(env['AWS_ACCESS_KEY_ID'] ? ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'] : []),
      ...(env['AWS_WEB_IDENTITY_TOKEN_FILE'] && env['AWS_ROLE_ARN']
        ? ['AWS_WEB_IDENTITY_TOKEN_FILE', 'AWS_ROLE_ARN']
        : []),
    ].filter((name) => env[name]);
    const chosen = env['AWS_PROFILE'] || env['AWS_DEFAULT_PROFILE'] || 'default';
    const profile = reading.ssoProfiles.find(({ name }) => name === chosen);
    if (variables.length === 0 || profile === undefined) return;
    yield {
      severity: 'warn',
      ...reading.at(profile.section),
      message: `${variables.join(', ')} in the environment come before the profile "${profile.name}"`,
      fix: `run: unset ${variables.join(' ')}`,
    };
  },
};
