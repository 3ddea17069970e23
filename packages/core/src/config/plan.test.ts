import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemFiles } from '../system/files.ts';
import { planProfile } from './plan-profile.ts';
import { planSession } from './plan-session.ts';

const CORP = { name: 'corp', startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' };
const DEV = { name: 'dev', session: 'corp', accountId: '111122223333', roleName: 'Admin' };
const SESSION = `[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = eu-west-1
sso_registration_scopes = sso:account:access
`;

let home: TempHome;
let paths: { configFile: string; credentialsFile: string };
beforeEach(async () => {
  home = await tempHome();
  paths = { configFile: home.at('.aws', 'config'), credentialsFile: home.at('.aws', 'credentials') };
});
afterEach(() => home.remove());

const world = { files: systemFiles() };
const session = (changes: Partial<Parameters<typeof planSession>[2]> = {}) =>
  planSession(world, paths, { ...CORP, ...changes });
const profile = (changes: Partial<Parameters<typeof planProfile>[2]> = {}) =>
  planProfile(world, paths, { ...DEV, ...changes });
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

describe('planSession', () => {
  test('makes a new file of one section, keys in the order of the AWS CLI', async () => {
    const plan = await session();
    expect(text(plan.after)).toBe(SESSION);
    expect(plan).toMatchObject({
      file: paths.configFile,
      before: undefined,
      changes: [
        {
          file: paths.configFile,
          section: 'sso-session corp',
          action: 'add',
          keys: ['sso_start_url', 'sso_region', 'sso_registration_scopes'],
        },
      ],
    });
    expect(await home.files()).toEqual([]);
  });

  test('shows what it would write as a diff', async () => {
    const { diff } = await session();
    expect(diff).toBe(
      `--- /dev/null\n+++ ${paths.configFile}\n@@ -0,0 +1,4 @@\n+${SESSION.trimEnd().replaceAll('\n', '\n+')}\n`,
    );
  });

  test('writes the start URL in its clean form, and a vanity address as it is', async () => {
    expect(text((await session({ startUrl: 'https://Corp.awsapps.com/start/#/' })).after)).toBe(SESSION);
    const vanity = await session({ startUrl: ' https://sso.example.com/aws/ ' });
    expect(text(vanity.after)).toContain('sso_start_url = https://sso.example.com/aws/\n');
  });

  test('writes the scopes that were given', async () => {
    const plan = await session({ scopes: ['sso:account:access', 'codewhisperer:completions'] });
    expect(text(plan.after)).toContain('scopes = sso:account:access,codewhisperer:completions\n');
  });

  test.each([
    [{ name: 'my corp' }, 'USAGE', undefined],
    [{ name: '' }, 'USAGE', undefined],
    [{ name: 'x]\n[profile evil' }, 'USAGE', undefined],
    [{ startUrl: 'http://corp.awsapps.com/start' }, 'START_URL_INVALID', 'give https://corp.awsapps.com/start'],
    [{ startUrl: 'https://corp.awsapps.com/' }, 'START_URL_INVALID', 'give https://corp.awsapps.com/start'],
    [{ startUrl: 'https://corp.okta.com/app/x' }, 'START_URL_INVALID', undefined],
    [{ startUrl: 'https://view.awsapps.com/start' }, 'START_URL_INVALID', undefined],
    [{ startUrl: 'https://x\nregion = y' }, 'START_URL_INVALID', undefined],
    [{ region: 'eu-west-1a' }, 'REGION_INVALID', 'give a Region like eu-west-1'],
    [{ region: 'Ireland' }, 'REGION_INVALID', 'give a Region like us-east-1'],
    [{ region: 'cn-north-1' }, 'REGION_INVALID', undefined],
    [{ scopes: ['a b'] }, 'USAGE', undefined],
    [{ scopes: ['a\n[x]'] }, 'USAGE', undefined],
  ])('refuses %o', async (changes, code, hint) => {
    const failing = session(changes);
    await expect(failing).rejects.toMatchObject({ code });
    if (hint !== undefined) await expect(failing).rejects.toMatchObject({ hint });
  });

  test('never repeats a password in a start URL', async () => {
    const error = await session({ startUrl: 'https://me:hunter2@corp.awsapps.com/start' }).catch((e: Error) => e);
    expect(`${(error as Error).message} ${JSON.stringify(error)}`).not.toContain('hunter2');
  });

  test('has nothing to do for a section that says the same, however it is written', async () => {
    await home.write(
      '.aws/config',
      '[sso-session "corp"]\nSSO_REGION: eu-west-1\n# c\nsso_registration_scopes=sso:account:access\nsso_start_url = https://corp.awsapps.com/start\n',
    );
    expect(await session()).toMatchObject({ changes: [], diff: '' });
  });

  test('refuses a section of that name that differs, and says where and in what', async () => {
    await home.write('.aws/config', `# first\n${SESSION}note = mine\n`);
    await expect(session({ region: 'eu-north-1' })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      message: `sso-session "corp" exists (${paths.configFile}:2) and differs in sso_region, note`,
      details: { file: paths.configFile, line: 2, keys: ['sso_region', 'note'] },
    });
  });

  test('refuses to touch a file that cannot be parsed', async () => {
    await home.write('.aws/config', '[default]\nregion\n');
    await expect(session()).rejects.toMatchObject({ code: 'CONFIG_INVALID', details: { line: 2 } });
  });
});

describe('planProfile', () => {
  beforeEach(() => home.write('.aws/config', SESSION));

  test('appends the profile after a blank line', async () => {
    const plan = await profile({ region: 'us-east-1' });
    expect(text(plan.after)).toBe(
      `${SESSION}\n[profile dev]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\nregion = us-east-1\n`,
    );
    expect(plan.diff).toContain(`@@ -2,3 +2,9 @@\n sso_start_url = https://corp.awsapps.com/start\n`);
  });

  test('writes the default profile as [default]', async () => {
    const plan = await profile({ name: 'default' });
    expect(text(plan.after)).toContain('\n[default]\nsso_session = corp\n');
    expect(plan.changes[0]?.section).toBe('default');
  });

  test.each([
    [{ accountId: '1234567890' }, 'ACCOUNT_ID_INVALID', 'give 001234567890'],
    [{ accountId: '1111-2222-3333' }, 'ACCOUNT_ID_INVALID', 'give 111122223333'],
    [{ accountId: 'acme' }, 'ACCOUNT_ID_INVALID', 'run: ssoctl accounts'],
    [{ roleName: 'AWSReservedSSO_Admin_0123456789abcdef' }, 'USAGE', 'give Admin'],
    [
      {
        roleName:
          'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Power_User_0123456789abcdef',
      },
      'USAGE',
      'give Power_User',
    ],
    [
      { roleName: 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ada@example.com' },
      'USAGE',
      'give Admin',
    ],
    [{ roleName: 'arn:aws:iam::111122223333:role/Deploy' }, 'USAGE', 'give Deploy'],
    [{ roleName: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1' }, 'USAGE', 'run: ssoctl roles'],
    [{ roleName: 'a\nb' }, 'USAGE', 'run: ssoctl roles'],
    [{ region: 'us-east-1a' }, 'REGION_INVALID', 'give a Region like us-east-1'],
    [{ name: 'a b' }, 'USAGE', undefined],
    [{ session: 'crop' }, 'SESSION_NOT_FOUND', 'run: ssoctl sessions list'],
    [{ session: 'corp\nregion = x' }, 'SESSION_NOT_FOUND', 'run: ssoctl sessions list'],
  ])('refuses %o', async (changes, code, hint) => {
    const failing = profile(changes);
    await expect(failing).rejects.toMatchObject({ code });
    if (hint !== undefined) await expect(failing).rejects.toMatchObject({ hint });
  });

  test('refuses a session that lacks what a sign-in needs', async () => {
    await home.write('.aws/config', '[sso-session corp]\nsso_region = eu-west-1\n');
    await expect(profile()).rejects.toMatchObject({ code: 'SESSION_INCOMPLETE' });
  });

  test('has nothing to do for the same profile, and refuses another of that name', async () => {
    await home.write(
      '.aws/config',
      `${SESSION}[profile 'dev']\nsso_role_name=Admin\nsso_account_id=111122223333\nsso_session=corp\n`,
    );
    expect((await profile()).changes).toEqual([]);
    await expect(profile({ region: 'eu-west-1' })).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      details: { line: 5, keys: ['region'] },
    });
  });

  test('counts [default] and [profile default] as one name', async () => {
    await home.write('.aws/config', `${SESSION}[profile default]\noutput = json\n`);
    await expect(profile({ name: 'default' })).rejects.toMatchObject({ code: 'ALREADY_EXISTS' });
  });

  test('refuses a name whose keys in the credentials file would shadow it', async () => {
    await home.write('.aws/credentials', '[other]\n[dev]\naws_access_key_id = AKIA\naws_secret_access_key = s3cr3t\n');
    await expect(profile()).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
      message: `profile "dev" exists (${paths.credentialsFile}:2) and differs in aws_access_key_id, aws_secret_access_key`,
    });
  });

  test('does not mind harmless keys in the credentials file', async () => {
    await home.write('.aws/credentials', '[dev]\noutput = json\n');
    expect((await profile()).changes).toHaveLength(1);
  });

  test('masks a secret that stands on the line below its key', async () => {
    await home.write('.aws/config', `${SESSION}[profile x]\naws_secret_access_key = s3c\n  r3t\n`);
    expect((await profile()).diff).toContain(' aws_secret_access_key = ********\n   ********\n+\n');
  });

  test('masks secrets in the context of the diff, and spells out control characters', async () => {
    await home.write(
      '.aws/config',
      `${SESSION}[profile x]\naws_secret_access_key = s3cr3t\naws_session_token: t0ken\n# \u001b[31mred`,
    );
    const { diff } = await profile();
    expect(diff).toContain(
      [
        '@@ -6,3 +6,8 @@',
        ' aws_secret_access_key = ********',
        ' aws_session_token: ********',
        '-# \\x1b[31mred',
        '\\ No newline at end of file',
        '+# \\x1b[31mred',
        '+',
        '+[profile dev]',
      ].join('\n'),
    );
  });
});
