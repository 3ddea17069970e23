// From nothing but the portal's address to profiles that other people's programs use, with or without ssoctl.
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { freshEmulator, livingIn } from './kit/emulators.ts';
import { ACCOUNT, ARN, type Home, homeAt, ROLE } from './kit/home.ts';
import { awsCli, botocores, describeWith } from './kit/programs.ts';
import { type Environment, output, run } from './kit/run.ts';

/** A home with nothing in it, in a world that only a proxy and a CA lead to. */
async function newcomer(extra: Environment = {}, region?: string) {
  const seed = region === undefined ? {} : { seed: livingIn(region) };
  const emulator = await freshEmulator({ intercept: true, approve: 'maya', ...seed });
  const home = homeAt(emulator, { AWS_REGION: undefined, ...extra });
  home.remove('.aws');
  return { emulator, home, url: emulator.startUrl };
}

interface SetUp {
  session: string;
  region: string;
  profiles: string[];
  verified: { account: string };
}

const setup = async (home: Home, ...line: string[]) =>
  JSON.parse(await home.ssoctlOutput('setup', ...line, '--json')) as SetUp;

/** Nothing of ours is left but what lies in the AWS folder. */
function uninstall(home: Home): void {
  for (const place of ['.local', '.cache', '.config', 'bin/ssoctl']) home.remove(place);
}

describeWith('AWS CLI', 'awscli', awsCli, ({ path: aws }) => {
  const identity = async (home: Home, profile: string) =>
    JSON.parse(await output(aws, ['sts', 'get-caller-identity', '--profile', profile], home.env));

  test('uses every profile of a setup that nobody was asked for, also when ssoctl is gone', async () => {
    const { home, url } = await newcomer();
    const { profiles, verified } = await setup(home, url, '--all', '--yes');
    expect(profiles).toHaveLength(11);
    expect(verified).toMatchObject({ account: expect.stringMatching(/^\d{12}$/) });
    const listed = await output(aws, ['configure', 'list-profiles'], home.env);
    expect(listed.trim().split('\n').sort()).toEqual([...profiles].sort());
    expect((await identity(home, `sandbox.${ROLE}`)).Arn).toMatch(ARN);
    uninstall(home);
    home.remove('.aws/cli');
    expect((await identity(home, `sandbox.${ROLE}`)).Arn).toMatch(ARN);
    expect((await identity(home, 'shop-staging.PowerUserAccess')).Account).toBe('555566667777');
  });

  test('uses the one profile of a setup, the default one without naming it', async () => {
    const { home, url } = await newcomer();
    await setup(home, url, '--account', 'sandbox', '--role', ROLE, '--profile-name', 'default');
    const { Arn: arn } = JSON.parse(await output(aws, ['sts', 'get-caller-identity'], home.env));
    expect(arn).toMatch(ARN);
    expect(await output(aws, ['configure', 'get', 'region'], home.env)).toBe('eu-central-1\n');
  });

  test('keeps what it wrote itself: a setup beside its own profile', async () => {
    const { home, url } = await newcomer();
    await output(aws, ['configure', 'set', 'region', 'us-west-2', '--profile', 'mine'], home.env);
    const before = home.read('.aws/config');
    await setup(home, url, '--all', '--yes');
    expect(home.read('.aws/config').startsWith(before)).toBe(true);
    expect(await output(aws, ['configure', 'get', 'region', '--profile', 'mine'], home.env)).toBe('us-west-2\n');
  });
});

describeWith('AWS CLI', 'awscli', awsCli, () => {
  test('and a person at a terminal: the recording in docs/ is what they see today', async () => {
    const recorder = fileURLToPath(new URL('../scenarios/record-setup.mjs', import.meta.url));
    const { status, stderr } = await run(process.execPath, [recorder, '--check'], { PATH: process.env['PATH'] });
    expect({ status, stderr }).toEqual({ status: 0, stderr: expect.stringContaining('recorded in') });
  });
});

describeWith('botocore', 'python3-botocore', botocores, ({ path: python }) => {
  test('uses a profile of a setup when ssoctl is gone', async () => {
    const { home, url } = await newcomer();
    await setup(home, url, '--all', '--yes');
    uninstall(home);
    const program = `import botocore.session as b; print(b.Session(profile="sandbox.${ROLE}").create_client("sts").get_caller_identity()["Arn"])`;
    expect((await output(python, ['-c', program], home.env)).trim()).toMatch(ARN);
  });
});

describe('without any endpoint to go by', () => {
  const OWN_HOSTS = { AWS_ENDPOINT_URL_SSO_OIDC: undefined };

  test.each(['ap-southeast-2', 'us-gov-west-1', 'cn-north-1', 'eusc-de-east-1'])('setup finds %s', async (region) => {
    const { home, url } = await newcomer(OWN_HOSTS, region);
    const { region: found, verified } = await setup(home, url, '--all', '--yes', '--device-code');
    expect([found, verified.account]).toEqual([region, ACCOUNT]);
  });
});
