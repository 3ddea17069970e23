import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answering } from './answering.ts';
import { commandLine } from './command-line.ts';

const URL = 'https://d-1234567890.awsapps.com/start';

let place: Emulated;
let ssoctl: ReturnType<typeof commandLine>;
let before: string | undefined;
beforeEach(async () => {
  place = await emulated();
  ssoctl = commandLine(place);
  before = await place.home.read('.aws/config');
});
afterEach(() => place.close());

describe('sessions add', () => {
  test('appends a section and tells what it did', async () => {
    const { exitCode, json } = await ssoctl(`sessions add lab --start-url ${URL} --region eu-west-1 --json`);
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      schema: 'ssoctl/sessions-add/1',
      changes: [
        {
          file: place.home.at('.aws/config'),
          section: 'sso-session lab',
          action: 'add',
          keys: ['sso_start_url', 'sso_region', 'sso_registration_scopes'],
        },
      ],
      written: true,
      backup: expect.stringContaining('backups'),
    });
    expect(await place.home.read('.aws/config')).toBe(
      `${before}\n[sso-session lab]\nsso_start_url = ${URL}\nsso_region = eu-west-1\nsso_registration_scopes = sso:account:access\n`,
    );
  });

  test('writes nothing with --dry-run, and shows what it would', async () => {
    const { stdout } = await ssoctl(`sessions add lab --start-url ${URL} --region eu-west-1 --dry-run`);
    expect(stdout).toContain('+[sso-session lab]');
    expect(await place.home.read('.aws/config')).toBe(before);
  });

  test('writes nothing for a section that is there already', async () => {
    const same = `sessions add corp --start-url ${place.emulator.startUrl} --region ${place.emulator.region}`;
    const { exitCode, json } = await ssoctl(`${same} --json`);
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ changes: [], written: false });
  });

  test.each([
    ['another section of that name', `corp --start-url ${URL} --region eu-west-1`, 3, 'differs in'],
    ['http', 'lab --start-url http://d-1234567890.awsapps.com/start --region eu-west-1', 3, 'give https://'],
    ['the page of an IdP', 'lab --start-url https://acme.okta.com --region eu-west-1', 3, 'a page of Okta'],
    ['no Region', `lab --start-url ${URL}`, 2, 'give --region REGION'],
    ['no start URL', 'lab --region eu-west-1', 2, 'give --start-url URL'],
    ['a name that needs quotes', `a*b --start-url ${URL} --region eu-west-1`, 2, 'cannot be the name'],
    ['an availability zone', `lab --start-url ${URL} --region eu-west-1a`, 3, 'eu-west-1'],
    ['no name', `--start-url ${URL} --region eu-west-1`, 2, 'NAME is missing'],
  ])('refuses %s and writes nothing', async (_what, rest, exitCode, said) => {
    const outcome = await ssoctl(`sessions add ${rest}`);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(said);
    expect(await place.home.read('.aws/config')).toBe(before);
  });

  test('asks for what is missing, shows what comes of it, and writes it when told to', async () => {
    const prompt = answering(URL, 'eu-west-1', true);
    const { stderr } = await ssoctl('sessions add lab', { prompt });
    expect(prompt.asked).toHaveLength(3);
    expect(stderr).toContain('+[sso-session lab]');
    expect(await place.home.read('.aws/config')).toContain('[sso-session lab]');
  });

  test('writes nothing when the person says no', async () => {
    const { exitCode } = await ssoctl('sessions add lab', { prompt: answering(URL, 'eu-west-1', false) });
    expect(exitCode).toBe(130);
    expect(await place.home.read('.aws/config')).toBe(before);
  });

  test('takes an alias and a pasted address for a start URL, with a Region as without', async () => {
    const added = ['corp2', '<https://corp2.awsapps.com/start/#/>'].map(
      async (given, at) => await ssoctl(`sessions add lab${at} --start-url ${given} --region eu-west-1 --dry-run`),
    );
    for (const { stdout } of await Promise.all(added))
      expect(stdout).toContain('+sso_start_url = https://corp2.awsapps.com/start\n');
  });

  test('takes the Region from a start URL that names it', async () => {
    await ssoctl('sessions add lab --start-url https://ssoins-1234567890abcdef.portal.eu-west-1.app.aws');
    expect((await ssoctl('sessions list --json')).json()).toMatchObject({
      sessions: [{ name: 'corp' }, { name: 'lab', region: 'eu-west-1' }],
    });
  });

  test('works on no file at all', async () => {
    const { exitCode } = await ssoctl(`sessions add lab --start-url ${URL} --region eu-west-1`, {
      env: { AWS_CONFIG_FILE: place.home.at('new/config') },
    });
    expect(exitCode).toBe(0);
    expect(await place.home.read('new/config')).toMatch(/^\[sso-session lab\]/);
  });
});

describe('profiles add', () => {
  const FULL = 'profiles add audit --session corp --account 333344445555 --role AdministratorAccess';

  test('appends a section that signs in', async () => {
    expect((await ssoctl(`${FULL} --region eu-west-1`)).exitCode).toBe(0);
    await ssoctl('login corp');
    expect((await ssoctl('whoami --profile audit --json')).json()).toMatchObject({ accountId: '333344445555' });
  });

  test('offers accounts and roles on a terminal', async () => {
    await ssoctl('login corp');
    const prompt = answering('sandbox', 'PowerUserAccess', true);
    await ssoctl('profiles add box', { prompt });
    expect(prompt.asked).toEqual(['Which account?', 'Which role?', 'Write this?']);
    expect(await place.home.read('.aws/config')).toContain(
      '[profile box]\nsso_session = corp\nsso_account_id = 012345678901\nsso_role_name = PowerUserAccess\n',
    );
  });

  test.each([
    ['a lost zero', FULL.replace('333344445555', '12345678901'), 3, 'give 012345678901'],
    ['the role in IAM', FULL.replace('Admin', 'AWSReservedSSO_Admin').concat('_0123456789abcdef'), 2, 'give Admin'],
    ['an unknown session', FULL.replace('corp', 'crop'), 3, 'did you mean "corp"?'],
    ['no account', 'profiles add audit --session corp --role X', 2, 'give --account ID'],
    ['another profile of that name', FULL.replace('audit', 'sandbox'), 3, 'differs in'],
  ])('refuses %s and writes nothing', async (_what, line, exitCode, said) => {
    const outcome = await ssoctl(line);
    expect(outcome.stderr).toContain(said);
    expect(outcome.exitCode).toBe(exitCode);
    expect(await place.home.read('.aws/config')).toBe(before);
  });
});

describe('lists', () => {
  test('sessions with where they stand and who uses them', async () => {
    expect((await ssoctl('sessions list --json')).json()).toEqual({
      schema: 'ssoctl/sessions-list/1',
      sessions: [
        {
          name: 'corp',
          file: place.home.at('.aws/config'),
          line: 1,
          startUrl: place.emulator.startUrl,
          region: place.emulator.region,
          scopes: ['sso:account:access'],
          profiles: ['sandbox', 'admin'],
        },
      ],
    });
  });

  test('profiles with where their credentials come from', async () => {
    await place.home.write('.aws/credentials', '[keys]\naws_access_key_id = a\naws_secret_access_key = b\n');
    const { json } = await ssoctl('profiles list --json');
    expect(json()['schema']).toBe('ssoctl/profiles-list/1');
    expect(json<{ profiles: unknown[] }>().profiles).toEqual([
      expect.objectContaining({
        name: 'sandbox',
        kind: 'sso-session',
        session: 'corp',
        accountId: '012345678901',
        roleName: 'PowerUserAccess',
        region: 'eu-central-1',
      }),
      expect.objectContaining({ name: 'admin', kind: 'sso-session' }),
      expect.objectContaining({ name: 'old', kind: 'sso-legacy' }),
      { name: 'keys', file: place.home.at('.aws/credentials'), line: 1, kind: 'static' },
    ]);
  });

  test('only the profiles of a session', async () => {
    expect((await ssoctl('profiles list -s corp')).stdout).toMatch(/^sandbox\tsso-session\t[^\n]*\nadmin\t[^\n]*\n$/);
  });

  test('no profile, and how to come to one', async () => {
    await place.home.write(
      '.aws/config',
      '[sso-session lab]\nsso_start_url = https://lab.awsapps.com/start\nsso_region = eu-west-1\n',
    );
    const { stderr } = await ssoctl('profiles list');
    expect(stderr).toBe(`No profile is in ${place.home.at('.aws/config')}. See: ssoctl setup --help\n`);
    expect((await ssoctl('profiles list -s lab')).stderr).toContain('No profile uses this session.');
  });
});

test('a malformed config file is told with file and line', async () => {
  await place.home.write('.aws/config', '[profile a]\nx = 1\nx = 2\n');
  const { exitCode, stderr } = await ssoctl('status');
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`${place.home.at('.aws/config')}:3`);
});
