import { chmod, symlink } from 'node:fs/promises';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { systemFiles } from '../system/files.ts';
import { loadConfig } from './load.ts';
import { planProfile } from './plan-profile.ts';
import { resolveRole } from './resolve-role.ts';

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

const load = (env: Record<string, string> = {}, configFile?: string) =>
  loadConfig({ env, home: home.path, files: systemFiles() }, { configFile });

describe('loadConfig', () => {
  test('takes missing files for empty ones', async () => {
    const config = await load();
    expect([config.profiles.size, config.sessions.size, config.services.size]).toEqual([0, 0, 0]);
    expect(config).toMatchObject({
      configFile: home.at('.aws', 'config'),
      credentialsFile: home.at('.aws', 'credentials'),
    });
  });

  test('finds profiles, sessions and services with their places', async () => {
    const file = await home.write(
      '.aws/config',
      '[default]\nregion = eu-west-1\n[sso-session corp]\nsso_region = eu-west-1\n[services local]\nsts =\n  endpoint_url = https://x\n',
    );
    const config = await load();
    expect(config.profiles.get('default')).toMatchObject({ name: 'default', kind: 'other', file, line: 1 });
    expect(config.sessions.get('corp')).toMatchObject({ name: 'corp', file, line: 3 });
    expect(config.services.get('local')?.get('sts')).toBe('\nendpoint_url = https://x');
  });

  test('lets the credentials file win, key by key, and adds its own profiles behind', async () => {
    await home.write('.aws/config', '[profile dev]\nregion = a\noutput = json\n');
    const credentials = await home.write('.aws/credentials', '[old]\naws_access_key_id = x\n[dev]\nregion = b\n');
    const { profiles } = await load();
    expect([...profiles.keys()]).toEqual(['dev', 'old']);
    expect(Object.fromEntries(profiles.get('dev')?.keys ?? [])).toEqual({ region: 'b', output: 'json' });
    expect(profiles.get('dev')).toMatchObject({ file: home.at('.aws', 'config'), line: 1 });
    expect(profiles.get('old')).toMatchObject({ kind: 'static', file: credentials, line: 1 });
  });

  test('takes section names of the credentials file as they are', async () => {
    await home.write('.aws/credentials', '[profile dev]\naws_access_key_id = x\n');
    expect([...(await load()).profiles.keys()]).toEqual(['profile dev']);
  });

  test.each([
    ['sso_session = c\nsso_account_id = 1\n', 'sso-session'],
    ['sso_start_url = u\nsso_account_id = 1\nsso_role_name = r\n', 'sso-legacy'],
    ['sso_session = c\n', 'sso-session'],
    ['sso_start_url = u\n', 'sso-legacy'],
    ['sso_session = c\naws_access_key_id = x\n', 'static'],
    ['sso_session = c\nsso_role_name = r\naws_access_key_id = x\n', 'sso-session'],
    ['credential_process = p\naws_access_key_id = x\n', 'process'],
    ['role_arn = r\nsource_profile = dev\n', 'role'],
    ['region = x\n', 'other'],
  ])('tells by its keys what a profile is: %j', async (keys, kind) => {
    await home.write('.aws/config', `[profile dev]\n${keys}`);
    expect((await load()).profiles.get('dev')?.kind).toBe(kind);
  });

  test('prefers static keys of the credentials file to a process', async () => {
    await home.write('.aws/config', '[profile dev]\ncredential_process = p\n');
    await home.write('.aws/credentials', '[dev]\naws_access_key_id = x\n');
    expect((await load()).profiles.get('dev')?.kind).toBe('static');
  });

  test('expands ~ and variables in AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE', async () => {
    const config = await load({
      AWS_CONFIG_FILE: '~/$PLACE/config',
      AWS_SHARED_CREDENTIALS_FILE: `${home.path}/\${PLACE}/$UNSET/creds`,
      PLACE: 'work',
    });
    expect(config.configFile).toBe(home.at('work', 'config'));
    expect(config.credentialsFile).toBe(home.at('work', '$UNSET', 'creds'));
  });

  test('prefers the given file to AWS_CONFIG_FILE and takes empty variables for unset', async () => {
    expect((await load({ AWS_CONFIG_FILE: '/elsewhere' }, home.at('mine'))).configFile).toBe(home.at('mine'));
    expect((await load({ AWS_CONFIG_FILE: '' })).configFile).toBe(home.at('.aws', 'config'));
  });

  test('names file and line of what cannot be parsed, in either file', async () => {
    const file = await home.write('.aws/credentials', '[a]\n[a]\n');
    await expect(load()).rejects.toMatchObject({ code: 'CONFIG_INVALID', details: { file, line: 2 } });
  });

  test('reads ten thousand profiles, and keeps them when one is added', async () => {
    const profiles = Array.from({ length: 10_000 }, (_, at) => {
      return `[profile p${at}]\nsso_session = corp\nsso_account_id = ${String(at).padStart(12, '0')}\nsso_role_name = R\n\n`;
    });
    const session = '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = eu-west-1\n\n';
    const text = session + profiles.join('');
    await home.write('.aws/config', text);
    const config = await load();
    expect(resolveRole(config, 'p9999').accountId).toBe('000000009999');
    const added = { name: 'new', session: 'corp', accountId: '111122223333', roleName: 'R' };
    const { after } = await planProfile({ files: systemFiles() }, config, added);
    expect(Buffer.from(after).toString().startsWith(text)).toBe(true);
  });

  test('refuses a folder in the place of the file', async () => {
    await home.write('.aws/config/file', '');
    await expect(load()).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE', exitCode: 3 });
  });

  const root = process.getuid?.() === 0;
  test.skipIf(root)(
    `refuses a file that may not be read${root ? ' (skipped: root may read everything)' : ''}`,
    async () => {
      const file = await home.write('.aws/config', '');
      await chmod(file, 0);
      await expect(load()).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE', details: { file } });
    },
  );

  test('refuses a circle of links', async () => {
    await home.write('.aws/other', '');
    await symlink(home.at('.aws', 'config'), home.at('.aws', 'config'));
    await expect(load()).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE' });
  });
});
