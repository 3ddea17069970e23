import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answering } from './answering.ts';
import { commandLine } from './command-line.ts';

const CONFIG = '.aws/config';

let place: Emulated;
let ssoctl: ReturnType<typeof commandLine>;
let before: string;
beforeEach(async () => {
  place = await emulated();
  ssoctl = commandLine(place);
  before = (await place.home.read(CONFIG)) ?? '';
});
afterEach(() => place.close());

const config = async () => (await place.home.read(CONFIG)) ?? '';
const at = () => place.home.at(CONFIG);

/** The home's config with a profile that names a session that is not there, and one with a short account id. */
const FAULTY = `
[profile typo]
sso_session = crop
sso_account_id = 12345678901
sso_role_name = Admin
region = eu-west-1
`;
const MENDED = FAULTY.replace('crop', 'corp').replace('12345678901', '012345678901');
const withFaults = () => place.home.write(CONFIG, before + FAULTY);
const lineOf = (text: string) => (before + FAULTY).split('\n').indexOf(text) + 1;

interface Found {
  findings: { id: string; severity: string; line: number; fixable: boolean }[];
  changes?: { section: string; action: string }[];
  written?: boolean;
  backup?: string;
}
const ids = ({ findings }: Found) => findings.filter(({ severity }) => severity !== 'info').map(({ id }) => id);

describe('profiles lint', () => {
  test('ends with 0 where nothing is wrong, though there are notes', async () => {
    const { exitCode, json } = await ssoctl('profiles lint --json');
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({ schema: 'ssoctl/profiles-lint/1' });
    expect(new Set(json<Found>().findings.map(({ severity }) => severity))).toEqual(new Set(['info']));
  });

  test('ends with 9 and tells each finding on a line of its own', async () => {
    await withFaults();
    const { exitCode, stdout, stderr } = await ssoctl('profiles lint');
    expect(exitCode).toBe(9);
    const rows = stdout.split('\n').map((line) => line.split('\t'));
    expect(rows).toContainEqual([
      at(),
      String(lineOf('sso_session = crop')),
      'error',
      'session-missing',
      'the profile "typo" names the session "crop", and there is no [sso-session crop]',
    ]);
    expect(stderr).toContain('2 errors');
    expect(stderr).toContain('2 of them can be mended: ssoctl profiles lint --fix');
  });

  test('shows a person what to do, by file', async () => {
    await withFaults();
    await place.home.write('.aws/credentials', '[typo]\naws_access_key_id = a\naws_secret_access_key = b\n');
    const { stdout } = await ssoctl('profiles lint', { terminal: 100, env: { NO_COLOR: '1' } });
    expect(stdout.startsWith(`${at()}\n`)).toBe(true);
    expect(stdout).toContain(`\n\n${place.home.at('.aws/credentials')}\n`);
    expect(stdout).toMatch(/^ +\d+ {2}error {4}the profile "typo" names the session "crop"/m);
    expect(stdout).toMatch(/^ +fix: write sso_session = corp$/m);
    expect(stdout.split('\n').every((line) => line.length <= 100)).toBe(true);
  });

  test('looks over a file that no program can read, and tells all at once', async () => {
    await place.home.write(CONFIG, `\ufeffjunk\n${before}junk too\n[profile old]\n`);
    const { exitCode, json } = await ssoctl('profiles lint --json');
    expect(exitCode).toBe(9);
    expect(ids(json<Found>())).toEqual(['byte-order-mark', 'line-unreadable', 'line-unreadable', 'duplicate-section']);
  });

  test('never shows what stands in the credentials file', async () => {
    await place.home.write('.aws/credentials', '[x]\nwJalrXUtnFEMI\naws_session_token wJalrXUtnFEMI\n');
    const { stdout, stderr } = await ssoctl('profiles lint');
    expect(stdout).toContain('line-unreadable');
    expect(stdout + stderr).not.toContain('wJalrXUtnFEMI');
  });

  test('tells a token that was got for another portal under the same name', async () => {
    await ssoctl('login corp');
    await place.home.write(CONFIG, before.replace(place.emulator.startUrl, 'https://d-0000000000.awsapps.com/start'));
    const { json } = await ssoctl('profiles lint --json');
    expect(json<Found>().findings).toContainEqual(expect.objectContaining({ id: 'cached-token-differs', line: 2 }));
  });

  test('says so where there is no file', async () => {
    const { exitCode, stderr } = await ssoctl('profiles lint', { env: { AWS_CONFIG_FILE: place.home.at('none') } });
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`There is no ${place.home.at('none')}.`);
  });

  test.each(['--dry-run', '--yes'])('refuses %s without --fix', async (flag) => {
    expect((await ssoctl(`profiles lint ${flag}`)).exitCode).toBe(2);
  });
});

describe('profiles lint --fix', () => {
  test('mends the file, keeps a copy, and ends by what is left', async () => {
    await withFaults();
    const { exitCode, json } = await ssoctl('profiles lint --fix --json');
    const result = json<Found>();
    expect(exitCode).toBe(0);
    expect(ids(result)).toEqual([]);
    expect(result).toMatchObject({
      changes: [{ file: at(), section: 'profile typo', action: 'change', keys: ['sso_session', 'sso_account_id'] }],
      written: true,
      backup: expect.stringContaining('backups'),
    });
    expect(await config()).toBe(before + MENDED);
  });

  test('ends with 9 where a person is needed', async () => {
    await place.home.write(CONFIG, `${before + FAULTY}[profile other]\nsso_session = nothing-like-it\n`);
    const { exitCode, json } = await ssoctl('profiles lint --fix --json');
    expect([exitCode, ids(json<Found>())]).toEqual([9, ['session-missing']]);
    expect(await config()).toContain(MENDED);
  });

  test('can be taken back', async () => {
    await withFaults();
    await ssoctl('profiles lint --fix');
    await ssoctl('profiles undo');
    expect(await config()).toBe(before + FAULTY);
  });

  test('mends a file that no program can read', async () => {
    await place.home.write(CONFIG, `\ufeff${before}[profile old]\nsso_role_name = PowerUserAccess\n`);
    const { exitCode, stderr } = await ssoctl('profiles lint --fix');
    expect(exitCode).toBe(0);
    expect(await config()).toBe(before);
    expect(stderr).toContain('Mended');
  });

  test('shows with --dry-run what it would write, and writes nothing', async () => {
    await withFaults();
    const { exitCode, stdout } = await ssoctl('profiles lint --fix --dry-run');
    expect(exitCode).toBe(9);
    expect(stdout).toContain('-sso_session = crop\n-sso_account_id = 12345678901\n+sso_session = corp\n');
    expect(await config()).toBe(before + FAULTY);
  });

  test('asks on a terminal, with the diff before it', async () => {
    await withFaults();
    const prompt = answering(false);
    const { exitCode, stderr } = await ssoctl('profiles lint --fix', { prompt });
    expect(prompt.asked).toEqual(['Write this?']);
    expect(stderr).toContain('+sso_session = corp');
    expect([exitCode, await config()]).toEqual([130, before + FAULTY]);
  });

  test('says where to sign in again when a session has got another name', async () => {
    await place.home.write(
      CONFIG,
      before.replaceAll('corp\n', 'My Corp\n').replace('sso-session corp', "sso-session 'My Corp'"),
    );
    await ssoctl(['login', 'My Corp']);
    const { stderr } = await ssoctl('profiles lint --fix');
    expect(stderr).toContain('Next: ssoctl login My-Corp\n');
    await ssoctl('login My-Corp');
    expect((await ssoctl('whoami --profile sandbox')).exitCode).toBe(0);
  });

  test('does nothing the second time', async () => {
    await withFaults();
    await ssoctl('profiles lint --fix');
    const { json } = await ssoctl('profiles lint --fix --json');
    expect(json()).toMatchObject({ changes: [], written: false });
  });

  test('never writes the credentials file', async () => {
    const credentials = '\ufeff[profile x]\nsso_session = a b\n[profile x]\n';
    await place.home.write('.aws/credentials', credentials);
    expect((await ssoctl('profiles lint --fix')).exitCode).toBe(9);
    expect(await place.home.read('.aws/credentials')).toBe(credentials);
  });
});
