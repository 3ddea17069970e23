// The AWS CLI and botocore on config files that ssoctl migrated and mended.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Emulator } from '@ssoctl/emulator';
import { expect, test } from 'vitest';
import { freshEmulator } from './kit/emulators.ts';
import { ACCOUNT, ARN, type Home, homeAt, ROLE } from './kit/home.ts';
import { awsCli, botocores, describeWith } from './kit/programs.ts';
import { output, run } from './kit/run.ts';

const script = join(dirname(fileURLToPath(import.meta.url)), 'programs/botocore_credentials.py');

const APPROVED = { intercept: true, approve: 'maya' } as const;
const role = (prefix = '') => `${prefix}sso_account_id = ${ACCOUNT}\n${prefix}sso_role_name = ${ROLE}\n`;
const portal = ({ startUrl, region }: Emulator, prefix = '') =>
  `${prefix}sso_start_url = ${startUrl}\n${prefix}sso_region = ${region}\n`;
const REGION = 'region = eu-west-1\n';

/** A profile of each form that `profiles migrate` knows, as its tool writes it. */
const forms = (emulator: Emulator) => `# kept
[default]
${portal(emulator)}${role()}${REGION}
[profile acme.${ROLE}]
${portal(emulator)}sso_account_name = acme
${role()}${REGION}credential_process = aws-sso-util credential-process --profile acme.${ROLE}
sso_auto_populated = true

[profile acme/${ROLE}]
${portal(emulator, 'granted_')}${role('granted_')}common_fate_generated_from = aws-sso
credential_process         = granted credential-process --profile acme/${ROLE}
${REGION}
# BEGIN_AWS_SSO_CLI

[profile acme:${ROLE}]
credential_process = /usr/local/bin/aws-sso -S "Default" process --arn arn:aws:iam::${ACCOUNT}:role/${ROLE}
${REGION}
# END_AWS_SSO_CLI
`;
const MIGRATED = ['default', `acme.${ROLE}`, `acme/${ROLE}`, `acme:${ROLE}`];

/** A home whose profiles were migrated to the session `work`. */
async function migrated(emulator: Emulator, ...options: string[]): Promise<Home> {
  const home = homeAt(emulator);
  home.write('.aws/config', forms(emulator));
  // The session has to be there before aws-sso-cli's profile can name it.
  const names = MIGRATED.slice(0, 3);
  await home.ssoctlOutput('profiles', 'migrate', ...names, '--session-name', 'work', ...options);
  await home.ssoctlOutput('profiles', 'migrate', '--all', '--session', 'work', ...options);
  return home;
}

/** What people get wrong, all of which can be mended. */
const faulty = ({ startUrl, region }: Emulator) => `\ufeff[sso-session 'My SSO']
sso_start_url = ${startUrl}/#/
sso_region = ${region}
sso_registration_scope = sso:account:access

[short]
sso_session = My SSO
sso_account_id = ${ACCOUNT.replace(/^0/, '')}
sso_role_name = AWSReservedSSO_${ROLE}_0123456789abcdef
${REGION}
[profile twice]
sso_session = My-SS0
${role()}
[profile twice]
${REGION}sso_session = My-SS0
`;

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws }) => {
  const get = async (home: Home, profile: string, key: string) =>
    (await output(aws, ['configure', 'get', key, '--profile', profile], home.env)).trim();
  const identity = async (home: Home, profile: string) =>
    JSON.parse(await output(aws, ['sts', 'get-caller-identity', '--profile', profile], home.env));

  test('reads every migrated profile, and signs in once for all of them', async () => {
    const emulator = await freshEmulator(APPROVED);
    const home = await migrated(emulator);
    expect((await output(aws, ['configure', 'list-profiles'], home.env)).trim().split('\n')).toEqual(MIGRATED);
    await output(aws, ['sso', 'login', '--profile', 'default'], home.env);
    expect(await get(home, `acme:${ROLE}`, 'sso_session')).toBe('work');
    expect(await get(home, `acme/${ROLE}`, 'sso_account_id')).toBe(ACCOUNT);
    for (const profile of MIGRATED)
      expect(await identity(home, profile)).toMatchObject({ Account: ACCOUNT, Arn: expect.stringMatching(ARN) });
    expect(emulator.control.calls.count('sso-oidc:RegisterClient')).toBe(1);
  });

  test('signs in to a legacy copy by itself', async () => {
    const emulator = await freshEmulator(APPROVED);
    const home = await migrated(emulator, '--keep-legacy-copy');
    await output(aws, ['sso', 'login', '--profile', 'default-legacy'], home.env);
    expect(await identity(home, 'default-legacy')).toMatchObject({ Arn: expect.stringMatching(ARN) });
    expect((await run(aws, ['sts', 'get-caller-identity'], home.env)).status).not.toBe(0);
  });

  test('reads what it refused before it was mended, and signs in with it', async () => {
    const emulator = await freshEmulator(APPROVED);
    const home = homeAt(emulator);
    home.write('.aws/config', faulty(emulator));
    expect((await run(aws, ['configure', 'list-profiles'], home.env)).status).toBe(255);
    await home.ssoctlOutput('profiles', 'lint', '--fix');
    expect((await output(aws, ['configure', 'list-profiles'], home.env)).trim().split('\n')).toEqual([
      'short',
      'twice',
    ]);
    await output(aws, ['sso', 'login', '--sso-session', 'My-SSO'], home.env);
    for (const profile of ['short', 'twice'])
      expect(await identity(home, profile)).toMatchObject({ Account: ACCOUNT, Arn: expect.stringMatching(ARN) });
  });

  test('finds nothing of what was removed, and all else as it was', async () => {
    const emulator = await freshEmulator(APPROVED);
    const home = homeAt(emulator);
    await home.ssoctlOutput('sessions', 'remove', 'corp', '--with-profiles');
    expect((await output(aws, ['configure', 'list-profiles'], home.env)).trim()).toBe('old');
    await home.ssoctlOutput('profiles', 'undo');
    expect(await get(home, 'dev', 'sso_session')).toBe('corp');
  });
});

describeWith('botocore', 'python3-botocore', botocores, ({ path: python }) => {
  test('gets credentials for every migrated profile from one sign-in of ssoctl', async () => {
    const emulator = await freshEmulator(APPROVED);
    const home = await migrated(emulator);
    await home.ssoctlOutput('login', 'work');
    for (const profile of MIGRATED)
      expect(JSON.parse(await output(python, [script, profile], home.env)).arn).toMatch(ARN);
  });
});
