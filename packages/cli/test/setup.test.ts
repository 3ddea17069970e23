import { rm } from 'node:fs/promises';
import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandLine } from './command-line.ts';

const CONFIG = '.aws/config';

let place: Emulated;
let ssoctl: ReturnType<typeof commandLine>;
let url: string;
beforeEach(async () => {
  place = await emulated();
  await rm(place.home.at('.aws'), { recursive: true });
  ssoctl = commandLine(place);
  url = place.emulator.startUrl;
});
afterEach(() => place.close());

interface SetUp {
  session: string;
  profiles: string[];
  verified?: { account: string; arn: string };
  written: boolean;
  complete: boolean;
  errors: { operation: string; code: string; accountId?: string }[];
}

const config = () => place.home.read(CONFIG);
const setup = async (rest: string) => {
  const outcome = await ssoctl(`setup ${rest} --json`);
  return { ...outcome, result: outcome.stdout === '' ? undefined : outcome.json<SetUp & Record<string, unknown>>() };
};
const ONE = '--account sandbox --role PowerUserAccess';
const session = (name: string, startUrl = url, region = place.emulator.region) => `[sso-session ${name}]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access
`;
const profile = (name: string, inSession: string) => `[profile ${name}]
sso_session = ${inSession}
sso_account_id = 012345678901
sso_role_name = PowerUserAccess
region = eu-central-1
`;

describe('one profile, from nothing', () => {
  test('is written with its session, and works', async () => {
    const { exitCode, result } = await setup(`${url} --session corp ${ONE} --profile-name dev`);
    expect(exitCode).toBe(0);
    expect(result).toEqual({
      schema: 'ssoctl/setup/1',
      session: 'corp',
      startUrl: url,
      region: 'eu-central-1',
      profiles: ['dev'],
      verified: {
        account: '012345678901',
        arn: expect.stringMatching(/^arn:aws:sts::012345678901:assumed-role\/AWSReservedSSO_PowerUserAccess_.*\/maya$/),
      },
      changes: [
        expect.objectContaining({ section: 'sso-session corp', action: 'add' }),
        expect.objectContaining({ section: 'profile dev', action: 'add' }),
      ],
      written: true,
      collisions: [],
      complete: true,
      errors: [],
    });
    expect(await config()).toBe(`${session('corp')}\n${profile('dev', 'corp')}`);
    expect((await ssoctl('whoami --profile dev --json')).json()).toMatchObject({ accountId: '012345678901' });
  });

  test('says that it works, and what to type now', async () => {
    const { stdout, stderr } = await ssoctl(`setup ${url} ${ONE} --profile dev`);
    expect(stdout).toBe('');
    expect(stderr).toContain('dev works: you are maya, with PowerUserAccess in account 012345678901.');
    expect(stderr).toMatch(/^ {2}aws s3 ls --profile dev {2,}any tool/m);
    expect(stderr).toContain('ssoctl profiles undo');
  });

  test('names the session to sync where another one is configured', async () => {
    await ssoctl('sessions add lab --start-url https://d-1234567890.awsapps.com/start --region eu-west-1');
    const { stderr } = await ssoctl(`setup ${url} --session corp ${ONE} --profile dev`);
    expect(stderr).toMatch(/^ {2}ssoctl profiles sync corp {2,}a profile for every role$/m);
  });

  test('is called after its account and role where nobody calls it otherwise', async () => {
    expect((await setup(`${url} ${ONE}`)).result).toMatchObject({ profiles: ['sandbox.PowerUserAccess'] });
  });

  test('is the default one when it is called so', async () => {
    const { stderr } = await ssoctl(`setup ${url} ${ONE} --profile-name default`);
    expect(await config()).toContain('[default]\nsso_session = ');
    expect(stderr).toMatch(/^ {2}aws s3 ls {2,}/m);
    expect(stderr).not.toContain('AWS_PROFILE');
    const another = { AWS_PROFILE: 'another' };
    expect((await ssoctl(`setup ${url} ${ONE}`, { env: another })).stderr).toContain('aws s3 ls --profile default');
  });

  test('has the Region that is given, or none', async () => {
    await ssoctl(`setup ${url} ${ONE} --profile-name west --profile-region us-west-2`);
    await ssoctl(`setup ${url} --account log-archive --role AdministratorAccess --profile-region none`);
    expect(await config()).toMatch(
      /\[profile west\]\n.*\n.*\n.*\nregion = us-west-2\n\n\[profile log-archive.*\n.*\n.*\n.*Access\n$/,
    );
  });

  test('is not made a second time, under whatever name', async () => {
    await ssoctl(`setup ${url} ${ONE} --profile-name dev`);
    const before = await config();
    const { exitCode, result } = await setup(`${url}/#/ ${ONE}`);
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ profiles: ['dev'], written: false, changes: [], verified: expect.anything() });
    expect((await ssoctl(`setup ${url} ${ONE} --profile-name dev`)).stderr).toContain('Nothing to do');
    expect(await config()).toBe(before);
  });

  test('takes no name that another profile has', async () => {
    await ssoctl(`setup ${url} ${ONE} --profile-name dev`);
    const before = await config();
    const { exitCode, stderr } = await ssoctl(
      `setup ${url} --account log-archive --role AdministratorAccess --profile-name dev`,
    );
    expect([exitCode, await config()]).toEqual([3, before]);
    expect(stderr).toContain('profile "dev" exists');
  });

  test('gets the id of its account where the usual name is taken', async () => {
    await place.home.write(CONFIG, '[profile sandbox.PowerUserAccess]\nregion = x\n');
    expect((await setup(`${url} ${ONE}`)).result).toMatchObject({ profiles: ['012345678901.PowerUserAccess'] });
  });
});

describe('every profile', () => {
  test('is written as profiles sync would, and a second time changes nothing', async () => {
    const { exitCode, result } = await setup(`${url} --session corp --all`);
    expect(exitCode).toBe(0);
    expect(result?.profiles).toHaveLength(11);
    const before = await config();
    expect(before).toContain('ssoctl_sync_region = eu-central-1\n');
    expect((await ssoctl('profiles sync --check')).exitCode).toBe(0);
    expect(await setup(`${url} --all`)).toMatchObject({ exitCode: 0, result: { written: false, complete: true } });
    expect((await ssoctl(`setup ${url} --all`)).stderr).toContain('One sign-in serves all 11 profiles.');
    expect(await config()).toBe(before);
  });

  test('is named, chosen and kept as the settings say', async () => {
    const line = `setup ${url} -s corp --all --name {role}@{account} --include account:s* --exclude role:Admin* --set output=json`;
    await ssoctl(line);
    expect((await config())?.match(/^\[profile .*$/gm)).toEqual([
      '[profile PowerUserAccess@sandbox]',
      '[profile PowerUserAccess@shop-staging]',
      '[profile ReadOnlyAccess@shop-production]',
    ]);
    expect(await config()).toContain('ssoctl_sync_name = {role}@{account}');
    expect((await ssoctl('profiles sync --check')).exitCode).toBe(0);
  });

  test('has no Region where none is wanted', async () => {
    await ssoctl(`setup ${url} --all --profile-region none`);
    expect(await config()).not.toMatch(/^(region|ssoctl_sync_region)/m);
  });

  test('keeps the Region that was chosen before', async () => {
    await ssoctl(`setup ${url} --all --profile-region us-west-2`);
    expect((await setup(`${url} --all`)).result).toMatchObject({ written: false });
  });

  test('is incomplete when an account does not answer, and made whole the next time', async () => {
    place.emulator.control.faults.add({ operation: 'sso:ListAccountRoles', fault: 'deny', times: 1 });
    const { exitCode, result, stderr } = await setup(`${url} --all`);
    expect(exitCode).toBe(8);
    expect(result).toMatchObject({
      written: true,
      complete: false,
      errors: [{ operation: 'ListAccountRoles', code: 'ACCESS_DENIED', accountId: expect.any(String) }],
      verified: expect.anything(),
    });
    expect(stderr).toContain('incomplete: 1 account did not answer');
    expect((await setup(`${url} --all`)).exitCode).toBe(0);
    expect((await config())?.match(/^\[profile /gm)).toHaveLength(11);
  });

  test('counts a name that nobody gets', async () => {
    const { exitCode, result } = await setup(`${url} --all --name {account}`);
    expect(exitCode).toBe(8);
    expect(result?.['collisions']).toContainEqual(expect.objectContaining({ name: 'sandbox' }));
  });
});

describe('the session', () => {
  test('alone is enough where no profile is wanted', async () => {
    const { exitCode, result } = await setup(`${url} -s corp --no-profiles`);
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ session: 'corp', profiles: [], written: true });
    expect(result).not.toHaveProperty('verified');
    expect(await config()).toBe(session('corp'));
    expect((await ssoctl('status --json')).json()).toMatchObject({ sessions: [{ name: 'corp', state: 'active' }] });
  });

  test('that is there for the same portal is used, however its address is spelled', async () => {
    await place.home.write(CONFIG, session('there', `${url}#/`));
    const { result, stderr } = await setup(`${url} ${ONE}`);
    expect(result).toMatchObject({ session: 'there' });
    expect(stderr).toContain(`Session there (${place.home.at(CONFIG)}:1) is for this portal, and is used.`);
    expect((await config())?.match(/sso-session/g)).toHaveLength(1);
  });

  test('can be named alone when it is there', async () => {
    await place.home.write(CONFIG, session('there'));
    expect((await setup(`-s there ${ONE}`)).result).toMatchObject({ session: 'there', startUrl: url });
  });

  test('of another name may be for the same portal: another person signs in to it', async () => {
    await place.home.write(CONFIG, session('there'));
    expect((await setup(`${url} -s mine --no-profiles`)).result).toMatchObject({ session: 'mine', written: true });
  });

  test('is called after the portal, but never as one for another portal is', async () => {
    const name = new URL(url).hostname.split('.')[0];
    await place.home.write(CONFIG, session(`${name}`, 'https://lab.awsapps.com/start'));
    expect((await setup(`${url} --no-profiles`)).result).toMatchObject({ session: `${name}-2` });
  });

  test('keeps its name to itself: another portal is told a free one', async () => {
    await place.home.write(CONFIG, session('corp', 'https://lab.awsapps.com/start'));
    const { exitCode, stderr } = await ssoctl(`setup ${url} -s corp --no-profiles`);
    expect(exitCode).toBe(3);
    expect(stderr).toContain('is for https://lab.awsapps.com/start');
    expect(stderr).toContain('give --session corp-2');
  });

  test('is signed in to, though a sign-in to another portal lies under its name', async () => {
    await place.home.write(CONFIG, session('corp'));
    await ssoctl('login corp');
    await rm(place.home.at(CONFIG));
    const [file] = (await place.home.files('.aws/sso/cache')).filter((path) => /[0-9a-f]{40}\.json$/.test(path));
    for (const path of await place.home.files('.aws/sso/cache')) {
      const text = (await place.home.read(path)) ?? '';
      await place.home.write(path, text.replaceAll(url, 'https://lab.awsapps.com/start'));
    }
    expect(file).toBeDefined();
    await ssoctl(`setup ${url} -s corp --no-profiles`);
    expect(place.browser.opened).toHaveLength(2);
  });

  test('is signed in to anew with --force', async () => {
    await ssoctl(`setup ${url} --no-profiles`);
    await ssoctl(`setup ${url} --no-profiles --force`);
    expect(place.browser.opened).toHaveLength(2);
  });
});

describe('a profile that holds the address of the portal itself', () => {
  const old = () => `# mine
[profile old]
sso_start_url = ${url}#/
sso_region = eu-central-1
sso_account_id = 012345678901
sso_role_name = PowerUserAccess
output = json
`;
  const OLD_NOW = '# mine\n[profile old]\nsso_session = corp\nsso_account_id';

  test('stays, and how to change it is said', async () => {
    await place.home.write(CONFIG, old());
    const { stderr } = await ssoctl(`setup ${url} -s corp --no-profiles`);
    expect(stderr).toContain('without a session: old.\n');
    expect(stderr).toContain('ssoctl profiles migrate');
    expect(await config()).toBe(`${old()}\n${session('corp')}`);
  });

  test('becomes one of the session with --migrate, and is proved to work', async () => {
    await place.home.write(CONFIG, old());
    const { exitCode, result } = await setup(`${url} -s corp --no-profiles --migrate`);
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({
      profiles: ['old'],
      verified: { account: '012345678901' },
      changes: [
        { section: 'sso-session corp', action: 'add' },
        { section: 'profile old', action: 'change' },
      ],
    });
    expect((await config())?.startsWith(OLD_NOW)).toBe(true);
    expect(await setup(`${url} --no-profiles --migrate`)).toMatchObject({ exitCode: 0, result: { written: false } });
  });

  test('serves its role, so that no second one is made for it', async () => {
    await place.home.write(CONFIG, old());
    await ssoctl(`setup ${url} -s corp --no-profiles --migrate`);
    expect((await setup(`${url} ${ONE}`)).result).toMatchObject({ profiles: ['old'], written: false });
  });

  test('is proved by nothing where it names no role', async () => {
    await place.home.write(CONFIG, `[profile token]\nsso_start_url = ${url}\nsso_region = eu-central-1\n`);
    const { exitCode, result } = await setup(`${url} -s corp --no-profiles --migrate`);
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ profiles: [], written: true });
  });

  test('that contradicts itself stays, and why is said', async () => {
    await place.home.write(CONFIG, old().replace('eu-central-1', 'us-east-1'));
    const { stderr } = await ssoctl(`setup ${url} --region eu-central-1 -s corp --no-profiles --migrate`);
    expect(stderr).toContain('profile old stays as it is: it signs in to');
  });
});

test('--dry-run shows the whole and writes nothing', async () => {
  const { exitCode, stdout } = await ssoctl(`setup ${url} -s corp ${ONE} --dry-run`);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('+[sso-session corp]\n');
  expect(stdout).toContain('+[profile sandbox.PowerUserAccess]\n');
  expect((await setup(`${url} -s corp ${ONE} --dry-run`)).result).toMatchObject({ written: false });
  expect(await config()).toBeUndefined();
});

test('signs in with a code where that is asked for', async () => {
  await ssoctl(`setup ${url} --region eu-central-1 ${ONE} --device-code`);
  expect(place.emulator.control.calls.count('sso-oidc:StartDeviceAuthorization')).toBe(1);
});

test('warns of keys in the environment, which tools would take first', async () => {
  const { stderr } = await ssoctl(`setup ${url} ${ONE}`, {
    env: { AWS_ACCESS_KEY_ID: 'AKIA', AWS_SECRET_ACCESS_KEY: 'x' },
  });
  expect(stderr).toContain('unset AWS_ACCESS_KEY_ID');
});

describe('a profile that gives no credentials', () => {
  const denied = (times?: number) =>
    place.emulator.control.faults.add({
      operation: 'sso:GetRoleCredentials',
      fault: 'deny',
      ...(times ? { times } : {}),
    });

  test('stays in the file, and the exit code tells', async () => {
    denied();
    const { exitCode, result } = await setup(`${url} ${ONE} --profile-name dev`);
    expect(exitCode).toBe(5);
    expect(result).toMatchObject({
      profiles: ['dev'],
      written: true,
      complete: false,
      errors: [{ operation: 'GetCallerIdentity', code: 'ACCESS_DENIED' }],
    });
    expect(result).not.toHaveProperty('verified');
    expect(await config()).toContain('[profile dev]');
    const { stderr } = await ssoctl(`setup ${url} ${ONE} --profile-name dev`);
    expect(stderr).toContain('error: ');
    expect(stderr).toContain('dev gave no credentials yet');
  });

  test('does not count while another one of several does', async () => {
    denied(1);
    expect(await setup(`${url} --all`)).toMatchObject({ exitCode: 0, result: { verified: expect.anything() } });
  });
});

describe('refuses, and writes nothing', () => {
  test.each([
    ['a page of Okta', 'https://acme.okta.com --no-profiles', 3, 'a page of Okta'],
    [
      'the portal of the account access manager',
      'https://aa-1.account-access.eu-west-1.app.aws --no-profiles',
      3,
      'run: aws login',
    ],
    ['http', 'http://corp.awsapps.com/start --no-profiles', 3, 'give https://corp.awsapps.com/start'],
    ['a Region that is none', 'corp --region Frankfurt --no-profiles', 3, 'is not the name of a Region'],
    ['a Region of another partition', 'corp --region cn-north-1 --no-profiles', 3, 'belongs to the partition aws'],
    ['an unknown portal', 'nobody --no-profiles', 2, 'give --region REGION'],
    ['two addresses', 'corp --start-url lab --no-profiles', 2, 'two addresses are given'],
    ['no address', '--no-profiles', 2, 'the address of the access portal is missing'],
    ['no address, to programs', '--no-profiles --json', 2, '"flag": "ssoctl setup URL"'],
    ['what is no portal, before what is missing', 'https://aa-1.account-access.eu-west-1.app.aws', 3, 'run: aws login'],
    ['no word on profiles', 'corp', 2, '--all, --account ID and --role NAME, or --no-profiles'],
    ['an account without a role', 'corp --account sandbox', 2, 'give --role NAME'],
    ['a role without an account', 'corp --role Admin', 2, 'give --account ID'],
    ['a role in IAM', 'corp --account 1 --role AWSReservedSSO_Admin_0123456789abcdef', 2, 'give Admin'],
    ['all and one', 'corp --all --account sandbox', 2, 'exclude each other'],
    ['settings without --all', 'corp --no-profiles --include role:x', 2, 'give --all too'],
    ['a broken template', 'corp --all --name {acount}', 2, 'did you mean "account"'],
    [
      'a Region for profiles that is none',
      'corp --no-profiles --profile-region Frankfurt',
      3,
      'is not the name of a Region',
    ],
    [
      'a name that needs quotes',
      'corp --no-profiles -s a*b --region eu-central-1',
      2,
      'cannot be the name of a session',
    ],
  ])('%s', async (_what, rest, exitCode, said) => {
    const outcome = await ssoctl(`setup ${rest}`);
    expect(outcome.stderr).toContain(said);
    expect(outcome.exitCode).toBe(exitCode);
    expect(place.browser.opened).toEqual([]);
    expect(await config()).toBeUndefined();
  });

  test.each([
    ['an account that is not listed', '--account 999999999999 --role Admin', 5, `run: ssoctl setup https://d-`],
    ['a Region of another partition', `${ONE} --profile-region cn-north-1`, 3, 'give --profile-region eu-central-1'],
    [
      'such a Region for all',
      '--all --profile-region eu-west-1,cn-north-1 --name {role}.{account}.{region}',
      3,
      'cn-north-1',
    ],
    ['a role that is not listed', '--account sandbox --role PowerUser', 5, 'did you mean PowerUserAccess?'],
  ])('%s', async (_what, rest, exitCode, said) => {
    const outcome = await ssoctl(`setup ${url} ${rest}`);
    expect(outcome.stderr).toContain(said);
    expect(outcome.exitCode).toBe(exitCode);
    expect(await config()).toBeUndefined();
  });

  test('when the person denies the sign-in', async () => {
    place.emulator.control.state.denyNext(1);
    const { exitCode, stderr } = await ssoctl(`setup ${url} --region eu-central-1 --all`);
    expect(exitCode).toBe(5);
    expect(stderr).not.toContain('ssoctl login');
    expect(await config()).toBeUndefined();
  });

  test('when the person may use no account, and says what that may mean', async () => {
    for (const group of ['Platform', 'Developers']) place.emulator.control.state.setMember('maya', group, false);
    const { exitCode, stderr } = await ssoctl(`setup ${url} --all`);
    expect(exitCode).toBe(5);
    expect(stderr).toContain('lists no account');
    expect(stderr).toContain('aws login');
    expect(await config()).toBeUndefined();
  });
});
