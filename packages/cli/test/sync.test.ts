import { parseIni } from '@ssoctl/core/internal/ini/parse';
import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answering, ENTER } from './answering.ts';
import { commandLine } from './command-line.ts';

const CONFIG = '.aws/config';
const ROLES = 'sso:ListAccountRoles';

let place: Emulated;
let ssoctl: ReturnType<typeof commandLine>;
let before: string;
beforeEach(async () => {
  place = await emulated();
  ssoctl = commandLine(place);
  before = (await place.home.read(CONFIG)) ?? '';
});
afterEach(() => place.close());

interface Synced {
  add: string[];
  change: { name: string; keys: string[] }[];
  remove: string[];
  kept: { name: string; because: string }[];
  keep: number;
  collisions: { name: string; claimants: string[] }[];
  complete: boolean;
  errors: { operation: string; code: string; accountId?: string; session: string }[];
  written: boolean;
}

const config = async () => (await place.home.read(CONFIG)) ?? '';
async function sync(rest = '') {
  const outcome = await ssoctl(`profiles sync ${rest} --json`);
  return { ...outcome, result: outcome.stdout === '' ? undefined : outcome.json<Synced & Record<string, unknown>>() };
}
/** Maya's roles of the default company. */
const MAYA = [
  'data-platform.AdministratorAccess',
  'larkspur-management.AdministratorAccess',
  'log-archive.AdministratorAccess',
  'old-webshop.AdministratorAccess',
  'sandbox.AdministratorAccess',
  'sandbox.PowerUserAccess',
  'security-tooling.AdministratorAccess',
  'shop-production.AdministratorAccess',
  'shop-production.ReadOnlyAccess',
  'shop-staging.AdministratorAccess',
  'shop-staging.PowerUserAccess',
];
const revoke = () =>
  place.emulator.control.state.unassign({ account: 'sandbox', permissionSet: 'PowerUserAccess', group: 'Developers' });

describe('a first sync', () => {
  test('writes a profile a role, each of which signs in', async () => {
    await ssoctl('login corp');
    const { exitCode, result } = await sync();
    expect(exitCode).toBe(0);
    expect(result).toEqual({
      schema: 'ssoctl/profiles-sync/1',
      add: MAYA,
      change: [],
      remove: [],
      kept: [],
      keep: 0,
      collisions: [],
      settings: [],
      complete: true,
      errors: [],
      written: true,
      backup: expect.stringContaining('backups'),
    });
    expect((await config()).startsWith(before)).toBe(true);
    expect((await ssoctl('whoami --profile sandbox.PowerUserAccess --json')).json()).toMatchObject({
      accountId: '012345678901',
    });
  });

  test('says on stderr what it did, and what to do next', async () => {
    await ssoctl('login corp');
    const { stdout, stderr } = await ssoctl('profiles sync');
    expect(stdout).toBe('');
    expect(stderr).toContain(`Added 11 profiles: ${MAYA.slice(0, 5).join(', ')} and 6 more.\n`);
    expect(stderr).toContain(`Next: ssoctl whoami --profile ${MAYA[0]}`);
  });

  test('tells how the profiles get a Region where nobody gave one', async () => {
    await ssoctl('login corp');
    expect((await ssoctl('profiles sync')).stderr).toContain('no Region, which most tools want');
    expect((await ssoctl('profiles sync --name {accountId}.{role}')).stderr).not.toContain('no Region');
    const { exitCode, stderr } = await ssoctl('profiles sync --region eu-west-1');
    expect([exitCode, stderr]).toEqual([0, expect.not.stringContaining('no Region')]);
    expect((await config()).match(/^region = eu-west-1$/gm)).toHaveLength(MAYA.length);
  });

  test('counts no profiles where there is none', async () => {
    await ssoctl('login corp');
    await ssoctl('profiles sync --include account:nowhere');
    expect((await ssoctl('profiles sync')).stderr).toMatch(/^Nothing to do\.$/m);
  });

  test('shows the diff with --dry-run and writes nothing', async () => {
    await ssoctl('login corp');
    const { exitCode, stdout } = await ssoctl('profiles sync --dry-run');
    expect(exitCode).toBe(0);
    for (const name of MAYA) expect(stdout).toContain(`+[profile ${name}]\n`);
    expect(await config()).toBe(before);
  });

  test('needs a sign-in, and names the command', async () => {
    const { exitCode, stderr } = await sync();
    expect(exitCode).toBe(4);
    expect(stderr).toContain('run: ssoctl login corp');
    expect(await config()).toBe(before);
  });
});

describe('a later sync', () => {
  beforeEach(async () => {
    await ssoctl('login corp');
  });

  test('changes nothing, and --check says so', async () => {
    expect((await sync('--check')).exitCode).toBe(9);
    expect(await config()).toBe(before);
    await sync();
    const written = await config();
    expect((await sync('--check')).exitCode).toBe(0);
    const { exitCode, result } = await sync();
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ add: [], keep: 11, written: false });
    expect(await config()).toBe(written);
  });

  test('asks only for the list of accounts within minutes, and says how old the rest is', async () => {
    await sync();
    place.emulator.control.calls.clear();
    place.clock.advance(5 * 60_000);
    expect((await ssoctl('profiles sync')).stderr).toContain('as listed 5 min ago; --refresh asks anew');
    expect(place.emulator.control.calls.count('sso:ListAccounts')).toBe(1);
    expect(place.emulator.control.calls.count(ROLES)).toBe(0);
    expect((await ssoctl('profiles sync --refresh')).stderr).not.toContain('as listed');
    expect(place.emulator.control.calls.count(ROLES)).toBe(8);
  });

  test('remembers its settings, and forgets those that are given empty', async () => {
    await ssoctl([
      'profiles',
      'sync',
      '--name',
      '{role|lower}@{account}',
      '--include',
      'account:sand*',
      '--include',
      'account:log*',
    ]);
    expect(await config()).toContain(
      '\nssoctl_sync_name = {role|lower}@{account}\nssoctl_sync_include = account:sand* ; account:log*\n',
    );
    expect((await sync('--check')).exitCode).toBe(0);
    const { result } = await sync('--include=');
    expect(result?.add).toContain('administratoraccess@data-platform');
    expect(await config()).not.toContain('ssoctl_sync_include');
  });

  test('renames in place when the template changes', async () => {
    await sync();
    const { result } = await sync('--name {accountId}/{role}');
    expect(result).toMatchObject({ remove: MAYA, keep: 0 });
    expect(result?.add).toHaveLength(11);
    expect(await config()).not.toContain('[profile sandbox.');
  });

  test('keeps what a hand has changed, and says so', async () => {
    await sync('--region eu-west-1');
    await place.home.write(
      CONFIG,
      (await config()).replace('region = eu-west-1\nssoctl_sync =', 'region = us-east-1\nssoctl_sync ='),
    );
    const { exitCode, result } = await sync('--region eu-north-1');
    expect(exitCode).toBe(0);
    expect(result?.kept).toEqual([{ name: MAYA[0], because: 'region was changed by hand' }]);
    expect(result?.change).toHaveLength(10);
    expect(await config()).toContain('region = us-east-1\n');
  });
});

describe('what is gone', () => {
  beforeEach(async () => {
    await ssoctl('login corp');
    await sync();
    revoke();
  });

  test('is told, and stays', async () => {
    const { exitCode, result } = await sync('--refresh');
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({
      remove: [],
      written: false,
      kept: [{ name: 'sandbox.PowerUserAccess', because: expect.stringContaining('--prune removes it') }],
    });
  });

  test('goes with --prune, and nothing else', async () => {
    const { exitCode, result } = await sync('--prune --refresh');
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ add: [], remove: ['sandbox.PowerUserAccess'], keep: 10, written: true });
    expect(await config()).toContain('[profile sandbox.AdministratorAccess]');
    expect(await config()).toContain('[profile sandbox]');
  });

  test('is asked for again when an earlier listing lacks it', async () => {
    await ssoctl('profiles sync --refresh --dry-run');
    place.emulator.control.calls.clear();
    expect((await sync('--prune')).result?.remove).toEqual(['sandbox.PowerUserAccess']);
    expect(place.emulator.control.calls.count(ROLES)).toBe(1);
  });

  test('stays when the account does not answer', async () => {
    place.emulator.control.faults.add({ operation: ROLES, fault: 'deny', every: 1 });
    const { exitCode, result } = await sync('--prune --refresh');
    expect(exitCode).toBe(8);
    expect(result).toMatchObject({ remove: [], written: false, complete: false });
    expect(result?.errors).toHaveLength(8);
  });

  test('stays when the portal lists nothing', async () => {
    for (const group of ['Platform', 'Developers']) place.emulator.control.state.setMember('maya', group, false);
    const { exitCode, result } = await sync('--prune --refresh --yes');
    expect(exitCode).toBe(0);
    expect(result).toMatchObject({ remove: [], written: false });
    expect(result?.kept[0]?.because).toContain('the portal listed no account');
  });

  test('needs --yes without a terminal when it is many, and an answer on one', async () => {
    place.emulator.control.state.setMember('maya', 'Platform', false);
    const refused = await ssoctl('profiles sync --prune --refresh');
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toContain('9 of 11 generated profiles would be removed');
    expect(refused.stderr).toContain('give --yes');
    expect((await sync('--prune --check')).exitCode).toBe(9);
    const no = await ssoctl('profiles sync --prune', { prompt: answering(ENTER) });
    expect(no.exitCode).toBe(130);
    for (const name of MAYA.filter((one) => one.endsWith('.AdministratorAccess'))) expect(no.stderr).toContain(name);
    expect(no.stderr).toContain('9 of 11 generated profiles would be removed');
    expect(await config()).toContain('[profile log-archive.AdministratorAccess]');
    expect((await sync('--prune --yes')).result?.remove).toHaveLength(9);
  });
});

describe('gaps', () => {
  beforeEach(async () => {
    await ssoctl('login corp');
  });

  test('an account that does not answer is left out, and asked again the next time', async () => {
    place.emulator.control.faults.add({ operation: ROLES, fault: 'deny', times: 1 });
    const { exitCode, stderr, result } = await sync();
    expect(exitCode).toBe(8);
    expect(result).toMatchObject({
      complete: false,
      errors: [
        { operation: 'ListAccountRoles', code: 'ACCESS_DENIED', session: 'corp', accountId: expect.any(String) },
      ],
      written: true,
    });
    expect(stderr).toContain('incomplete: 1 account did not answer');
    place.emulator.control.calls.clear();
    const again = await sync();
    expect(again.exitCode).toBe(0);
    expect([...(result?.add ?? []), ...(again.result?.add ?? [])].sort()).toEqual(MAYA);
    expect(place.emulator.control.calls.count(ROLES)).toBe(1);
  });

  test('a name that is taken goes to nobody; the rest is written', async () => {
    await place.home.write(CONFIG, `${before}\n[profile sandbox.PowerUserAccess]\nregion = mine\n`);
    const { exitCode, stderr, result } = await sync();
    expect(exitCode).toBe(8);
    expect(result).toMatchObject({ written: true, complete: true });
    expect(result?.add).toHaveLength(10);
    expect(result?.collisions).toEqual([
      {
        name: 'sandbox.PowerUserAccess',
        claimants: [
          'role PowerUserAccess in account "sandbox" (012345678901) of session corp',
          expect.stringMatching(/^profile "sandbox.PowerUserAccess" \(.*config:\d+\), which no sync has written$/),
        ],
      },
    ]);
    expect(stderr).toContain('nobody gets the name "sandbox.PowerUserAccess"');
  });

  test('a session that is not signed in does not keep another back', async () => {
    const lab = before.replace('[sso-session corp]', '[sso-session lab]').split('\n[profile')[0];
    await place.home.write(CONFIG, `${lab}\n${before}`);
    const { exitCode, stderr, result } = await sync('corp lab');
    expect(exitCode).toBe(8);
    expect(result).toMatchObject({ errors: [{ operation: 'ListAccounts', code: 'SIGN_IN_REQUIRED', session: 'lab' }] });
    expect(result?.add).toEqual(MAYA);
    expect(stderr).toContain('run: ssoctl login lab');
  });
});

describe('several sessions', () => {
  beforeEach(async () => {
    const lab = before.replace('[sso-session corp]', '[sso-session lab]').split('\n[profile')[0];
    await place.home.write(CONFIG, `${lab}\n${before}`);
    await ssoctl('login corp lab');
  });

  test('go in one step, when the names tell them apart', async () => {
    const { exitCode, result } = await sync('--all --name {session}/{account}.{role}');
    expect(exitCode).toBe(0);
    expect(result?.add).toHaveLength(22);
    expect((await sync()).result).toMatchObject({ keep: 22, written: false });
  });

  test('may be synced at the same time by several runs: nothing is lost', async () => {
    await ssoctl(['profiles', 'sync', 'corp', '--include', 'account:sandbox']);
    const runs = await Promise.all([
      sync('corp --name corp/{account}.{role} --include='),
      sync('lab --name lab/{account}.{role}'),
      ssoctl('profiles add mine --session corp --account 012345678901 --role PowerUserAccess'),
    ]);
    expect(runs.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect((await config()).match(/^\[profile (corp|lab)\/.*\]$/gm)).toHaveLength(22);
    expect(await config()).toContain('[profile mine]');
    expect((await sync('--check')).exitCode).toBe(0);
  });

  test('that would get the same names get none', async () => {
    const { exitCode, result } = await sync('corp lab');
    expect(exitCode).toBe(8);
    expect(result?.collisions).toHaveLength(11);
    expect(result?.collisions[0]?.claimants.map((text) => text.slice(-4))).toEqual(['corp', ' lab']);
  });

  test('that were synced before are meant again', async () => {
    await sync('corp --name corp/{role}@{account}');
    await ssoctl(['profiles', 'sync', 'lab']);
    expect((await sync()).result).toMatchObject({ keep: 22, written: false });
  });

  test('are not guessed between', async () => {
    const { exitCode, stderr } = await sync();
    expect(exitCode).toBe(2);
    expect(stderr).toContain('several sessions are configured');
  });
});

describe('on a terminal', () => {
  test('shows the diff, and asks', async () => {
    await ssoctl('login corp');
    const prompt = answering(true);
    const { exitCode, stderr } = await ssoctl(['profiles', 'sync', '--include', 'account:sandbox'], { prompt });
    expect(exitCode).toBe(0);
    expect(prompt.asked).toEqual(['Write this?']);
    expect(stderr).toContain('+[profile sandbox.PowerUserAccess]');
    expect(await config()).toContain('[profile sandbox.PowerUserAccess]');
  });

  test('sums a long diff up', async () => {
    await ssoctl('login corp');
    const { exitCode, stderr } = await ssoctl('profiles sync', { prompt: answering(false) });
    expect(exitCode).toBe(130);
    expect(stderr).toContain('Adds 11 profiles: ');
    expect(stderr).toContain('--dry-run prints it whole');
    expect(stderr).not.toContain('+[profile');
    expect(await config()).toBe(before);
  });

  test('asks nothing with --yes', async () => {
    await ssoctl('login corp');
    expect((await ssoctl('profiles sync --yes', { prompt: answering() })).exitCode).toBe(0);
  });
});

describe('what is wrong is said before anything is asked for', () => {
  test.each([
    [['--name', '{acount}'], 2, 'did you mean "account"?'],
    [['--include', 'prod'], 2, 'does not say what it is about'],
    [['--set', 'role_arn=x'], 2, 'cannot set role_arn'],
    [['--region', 'Ireland'], 3, 'is not the name of a Region'],
    [['--region', 'eu-west-1,us-east-1', '--name', '{role}'], 2, 'holds no {region}'],
    [['nothing'], 3, 'there is no sso-session "nothing"'],
    [['old'], 2, 'run: ssoctl profiles migrate'],
    [['--all', 'corp'], 2, 'exclude each other'],
  ])('%j', async (rest, exitCode, said) => {
    const outcome = await ssoctl(['profiles', 'sync', ...rest]);
    expect(outcome.exitCode).toBe(exitCode);
    expect(outcome.stderr).toContain(said);
    expect(place.emulator.control.calls.count('sso:ListAccounts')).toBe(0);
  });
});

test('settings that a hand has spoilt are told with their place', async () => {
  await place.home.write(CONFIG, before.replace('sso_region', 'ssoctl_sync_set = x\nsso_region'));
  const { exitCode, stderr } = await ssoctl('profiles sync');
  expect(exitCode).toBe(3);
  expect(stderr).toContain(`(${place.home.at(CONFIG)}:1)`);
});

describe('accounts that are called anything', () => {
  const NAMES = [
    'line\nend',
    'x]',
    '# hash',
    'a=b',
    `"quoted" 'too'`,
    '🚀',
    '\u202eevil',
    'a'.repeat(200),
    'same',
    'Same',
    'default',
  ];

  test('are written as names that every tool reads, or not at all', async () => {
    const seed = {
      accounts: NAMES.map((name, at) => ({ id: String(100000000001 + at), name })),
      users: [{ name: 'maya' }],
      permissionSets: [{ name: 'Admin' }],
      assignments: [{ permissionSet: 'Admin', accounts: 'all' as const, users: ['maya'] }],
    };
    await place.close();
    place = await emulated({ seed });
    ssoctl = commandLine(place);
    await ssoctl('login corp');
    const { exitCode, result } = await sync();
    expect(exitCode).toBe(8);
    expect(result?.add).toEqual([
      '100000000006.Admin',
      'a-b.Admin',
      'default.Admin',
      'evil.Admin',
      'hash.Admin',
      'line-end.Admin',
      'quoted-too.Admin',
      'x.Admin',
    ]);
    expect(result?.collisions.map(({ name }) => name)).toEqual([`${'a'.repeat(200)}.Admin`, 'same.Admin']);
    const names = parseIni(await config(), 'config').sections.map(({ name }) => name);
    expect(names.filter((name) => name.endsWith('.Admin'))).toHaveLength(8);
    const { stderr } = await ssoctl('profiles sync');
    expect(stderr).not.toMatch(/\u202e/);
    expect(stderr).toContain('such as "{accountId}.{role}"');
    expect((await sync('--name {accountId}.{role}')).result?.collisions).toEqual([]);
  });
});
