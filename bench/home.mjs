import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const program = join(dirname(fileURLToPath(import.meta.url)), '../packages/cli/bin/ssoctl.js');

/** A home with one profile whose role credentials are cached, as the AWS CLI caches them. */
export function writeCachedCredentials(home) {
  mkdirSync(join(home, '.aws/cli/cache'), { recursive: true });
  writeFileSync(
    join(home, '.aws/config'),
    `[sso-session corp]
sso_start_url = https://d-1234567890.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access

[profile bench]
sso_session = corp
sso_account_id = 111111111111
sso_role_name = ReadOnly
region = eu-west-1
`,
  );
  const name = createHash('sha1')
    .update('{"accountId":"111111111111","roleName":"ReadOnly","sessionName":"corp"}')
    .digest('hex');
  const expiration = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\.\d+/, '');
  const credentials = {
    AccessKeyId: 'ASIABENCHBENCHBENCH0',
    SecretAccessKey: 's'.repeat(40),
    SessionToken: 't'.repeat(900),
    Expiration: expiration,
    AccountId: '111111111111',
  };
  writeFileSync(
    join(home, `.aws/cli/cache/${name}.json`),
    JSON.stringify({ ProviderType: 'sso', Credentials: credentials }),
    { mode: 0o600 },
  );
}

export function environmentFor(home) {
  return { PATH: process.env.PATH, HOME: home, AWS_EC2_METADATA_DISABLED: 'true' };
}
