import { rm } from 'node:fs/promises';
import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answer, answering, ENTER, INTERRUPT } from './answering.ts';
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

const config = () => place.home.read(CONFIG);
/** Runs a line at a terminal, where a person gives these answers. */
async function asked(line: string, ...answers: Answer[]) {
  const prompt = answering(...answers);
  const outcome = await ssoctl(line, { prompt, terminal: 100, env: { NO_COLOR: '1' } });
  return { ...outcome, asked: prompt.asked, refused: prompt.refused };
}

const QUESTIONS = {
  portal: 'Address of your access portal, like https://corp.awsapps.com/start',
  there: 'Sign in there?',
  session: 'Name of the session',
  which: 'For which roles do you want profiles?',
  account: 'Which account?',
  role: 'Which role?',
  roles: 'Which roles?',
  region: 'Default Region for AWS commands, or none',
  profile: 'Name of the profile ("default" serves every command that names none)',
  write: 'Write this?',
};

describe('from nothing', () => {
  /** The address, and Enter wherever something is suggested. */
  const shortest = (): Answer[] => [url, true, ENTER, 'One', 'sandbox', 'PowerUserAccess', ENTER, ENTER, true];

  test('leads from the address to a profile that works', async () => {
    const { exitCode, stderr, asked: questions } = await asked('setup', ...shortest());
    expect(exitCode).toBe(0);
    expect(questions).toEqual([
      QUESTIONS.portal,
      QUESTIONS.there,
      QUESTIONS.session,
      QUESTIONS.which,
      QUESTIONS.account,
      QUESTIONS.role,
      QUESTIONS.region,
      QUESTIONS.profile,
      QUESTIONS.write,
    ]);
    expect(stderr).toContain('\n+[profile sandbox.PowerUserAccess]\n');
    expect(stderr).toContain('sandbox.PowerUserAccess works: you are maya');
    expect((await ssoctl('whoami -p sandbox.PowerUserAccess --json')).json()).toMatchObject({ source: 'sso-session' });
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8])('Ctrl-C at question %i ends with 130 and writes nothing', async (at) => {
    const { exitCode, asked: questions } = await asked('setup', ...shortest().slice(0, at), INTERRUPT);
    expect(questions).toHaveLength(at + 1);
    expect(exitCode).toBe(130);
    expect(await config()).toBeUndefined();
  });

  test('writes nothing when the person says no', async () => {
    const { exitCode, stderr } = await asked('setup', ...shortest().slice(0, -1), false);
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Nothing was written.');
    expect(await config()).toBeUndefined();
  });

  test('a second time changes nothing, and says so', async () => {
    await asked('setup', ...shortest());
    const before = await config();
    const { exitCode, stderr } = await asked(
      'setup',
      url.slice(0, 20),
      'One',
      'sandbox',
      'PowerUserAccess',
      ENTER,
      ENTER,
    );
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Nothing to do');
    expect(await config()).toBe(before);
  });

  test('asks for nothing that is suggested with --yes', async () => {
    const { exitCode, asked: questions } = await asked(`setup ${url} --yes`, 'All 11');
    expect([exitCode, questions]).toEqual([0, [QUESTIONS.which]]);
    expect((await config())?.match(/^\[profile /gm)).toHaveLength(11);
  });

  test('asks nothing at all where options say everything', async () => {
    const line = `setup ${url} --region eu-central-1 -s corp --account sandbox --role PowerUserAccess --profile-region none --profile-name dev`;
    expect((await asked(line)).exitCode).toBe(0);
  });
});

describe('the address', () => {
  test('is asked for until it is one, with what was probably meant', async () => {
    const { refused } = await asked(
      'setup',
      'https://acme.okta.com',
      'http://corp.awsapps.com/start',
      'https://aa-1.account-access.eu-west-1.app.aws',
      '',
      'corp',
      INTERRUPT,
    );
    expect(refused).toEqual([
      expect.stringMatching(/^No: .*Okta/),
      'No: it begins with http://, not https:// (give https://corp.awsapps.com/start)',
      expect.stringMatching(/^No: .*\(run: aws login\)$/),
      expect.stringMatching(/^No: it is empty/),
    ]);
  });

  test('may be that of a portal which is configured already', async () => {
    await place.home.write(CONFIG, `[profile old]\nsso_start_url = ${url}#/\nsso_region = eu-central-1\n`);
    const { asked: questions, stderr } = await asked('setup --no-profiles -s corp', url, true, true);
    expect(questions).toEqual(['Which portal?', 'Change it to session corp too?', QUESTIONS.write]);
    expect(stderr).toContain('the configuration of the same portal says so');
  });

  test('may be another one than those configured', async () => {
    await place.home.write(
      CONFIG,
      '[sso-session lab]\nsso_start_url = https://lab.awsapps.com/start\nsso_region = x\n',
    );
    const { exitCode } = await asked('setup --no-profiles -s corp', 'Another one', url, true, true);
    expect(exitCode).toBe(0);
  });
});

describe('the Region', () => {
  test('is chosen from a list when what was found is not right', async () => {
    const { asked: questions, exitCode } = await asked(
      `setup ${url} --no-profiles -s corp`,
      false,
      'eu-central-1',
      true,
    );
    expect(questions).toEqual([QUESTIONS.there, 'In which Region is IAM Identity Center?', QUESTIONS.write]);
    expect(exitCode).toBe(0);
  });

  test('is asked for when it was not found, with where the portal shows it', async () => {
    const { stderr, refused } = await asked(
      'setup nobody --no-profiles -s corp',
      'Another one',
      'x',
      'us-east-9',
      INTERRUPT,
    );
    expect(stderr).toContain('The Region was not found: ');
    expect(stderr).toContain('"SSO Region"');
    expect(refused).toEqual([expect.stringMatching(/^No: /)]);
  });

  test('is told, not asked, where the address names it', async () => {
    const { asked: questions, stderr } = await asked(
      'setup https://ssoins-1234567890abcdef.portal.eu-central-1.app.aws --no-profiles',
      INTERRUPT,
    );
    expect(questions).toEqual([QUESTIONS.session]);
    expect(stderr).toContain('Region: eu-central-1 (the start URL names it)');
  });
});

test('a session name that is taken or needs quotes is refused', async () => {
  await place.home.write(CONFIG, '[sso-session lab]\nsso_start_url = https://lab.awsapps.com/start\nsso_region = x\n');
  const { refused } = await asked(`setup ${url} --no-profiles`, true, 'lab', 'my lab', INTERRUPT);
  expect(refused).toEqual([
    'No: there is a session lab for another portal',
    'No: use letters, digits and . _ @ : / + - in the name',
  ]);
});

test('a session name that is given and taken is asked for anew', async () => {
  await place.home.write(CONFIG, '[sso-session lab]\nsso_start_url = https://lab.awsapps.com/start\nsso_region = x\n');
  await asked(`setup ${url} --no-profiles -s lab`, true, ENTER, true);
  expect(await config()).toContain('[sso-session lab-2]\n');
});

describe('profiles', () => {
  const known = () => `setup ${url} -s corp --region eu-central-1`;

  test('may be several, marked in a list: plain ones, of the same Region', async () => {
    const marked = ['log-archive', 'shop-production      444455556666  ReadOnlyAccess'];
    const { asked: questions } = await asked(known(), 'Several', marked, 'us-west-2', true);
    expect(questions).toEqual([QUESTIONS.which, QUESTIONS.roles, QUESTIONS.region, QUESTIONS.write]);
    expect(await config()).toMatch(
      /\n\[profile log-archive\.AdministratorAccess\]\n(.*\n){3}region = us-west-2\n\n\[profile shop-production\.ReadOnlyAccess\]\n(.*\n){3}region = us-west-2\n$/,
    );
    expect(await config()).not.toContain('ssoctl_sync');
  });

  test('that are there already are not made again', async () => {
    await asked(known(), 'Several', ['log-archive', 'old-webshop'], ENTER, true);
    const { stderr } = await asked(known(), 'Several', ['log-archive', 'security-tooling'], ENTER, true);
    expect(stderr).toContain('profile security-tooling.AdministratorAccess.\n');
    expect((await config())?.match(/^\[profile /gm)).toHaveLength(3);
  });

  test('may be all, as profiles sync keeps them', async () => {
    await asked(known(), 'All 11', ENTER, true);
    expect((await ssoctl('profiles sync --check')).exitCode).toBe(0);
  });

  test('may be none yet', async () => {
    const { exitCode, stderr } = await asked(known(), 'None', true);
    expect(exitCode).toBe(0);
    expect(stderr).toContain('ssoctl roles --session corp');
  });

  test('are not asked about where there is but one role', async () => {
    const { state } = place.emulator.control;
    state.approveAs('priya');
    state.unassign({ account: 'old-webshop', permissionSet: 'ReadOnlyAccess', user: 'priya' });
    const { exitCode, asked: questions } = await asked(known(), ENTER, 'costs', true);
    expect([exitCode, questions]).toEqual([0, [QUESTIONS.region, QUESTIONS.profile, QUESTIONS.write]]);
    expect(await config()).toContain('[profile costs]\n');
  });

  test('are chosen in the account, or by the role, that options name', async () => {
    const { asked: questions } = await asked(`${known()} --account sandbox --yes`, 'PowerUserAccess');
    expect(questions).toEqual([QUESTIONS.role]);
    const { asked: others } = await asked(`${known()} --role ReadOnlyAccess --yes`, 'shop-production');
    expect(others).toEqual([QUESTIONS.account]);
    expect((await config())?.match(/^\[profile .*$/gm)).toEqual([
      '[profile sandbox.PowerUserAccess]',
      '[profile shop-production.ReadOnlyAccess]',
    ]);
  });

  test('are offered though an account does not answer, and that is told', async () => {
    place.emulator.control.faults.add({ operation: 'sso:ListAccountRoles', fault: 'deny', times: 1 });
    const { stderr } = await asked(known(), 'All 1', ENTER, true);
    expect(stderr).toContain('incomplete: 1 account did not answer');
  });

  test('get another name where another profile has it', async () => {
    await asked(known(), 'One', 'sandbox', 'PowerUserAccess', ENTER, 'dev', true);
    const { refused } = await asked(
      known(),
      'One',
      'sandbox',
      'AdministratorAccess',
      'zone',
      'cn-north-1',
      'none',
      'dev',
      'a b',
      'admin',
      true,
    );
    expect(refused).toEqual([
      'No: this is not the name of a Region, such as us-east-1',
      "No: this Region is not one of the partition aws, as the portal's is",
      'No: there is another profile dev',
      'No: use letters, digits and . _ @ : / + - in the name',
    ]);
  });
});

test.each([true, false])('offers to migrate a profile of the old form: %s', async (yes) => {
  const old = `[profile old]\nsso_start_url = ${url}\nsso_region = eu-central-1\nsso_account_id = 012345678901\nsso_role_name = PowerUserAccess\n`;
  await place.home.write(CONFIG, old);
  const { exitCode, asked: questions } = await asked(`setup ${url} -s corp --no-profiles`, yes, true);
  expect([exitCode, questions]).toEqual([0, ['Change it to session corp too?', QUESTIONS.write]]);
  expect((await config())?.startsWith(old)).toBe(!yes);
  expect((await ssoctl('profiles list --session corp')).stdout.startsWith('old\t')).toBe(yes);
});
