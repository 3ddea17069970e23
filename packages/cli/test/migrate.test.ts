import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { answering } from './answering.ts';
import { commandLine } from './command-line.ts';

const CONFIG = '.aws/config';
const ROLE = 'sso_account_id = 012345678901\nsso_role_name = PowerUserAccess\n';

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
/** The home's own legacy profile, as it is and as it becomes. */
const old = () =>
  `[profile old]\nsso_start_url = ${place.emulator.startUrl}\nsso_region = ${place.emulator.region}\n${ROLE}`;
const NEW = `[profile old]\nsso_session = corp\n${ROLE}`;
const AWS_SSO_CLI = `[profile cli]\ncredential_process = /usr/bin/aws-sso -S "Work" process --arn arn:aws:iam::012345678901:role/PowerUserAccess\n`;

describe('profiles migrate', () => {
  test('moves a profile to the session of its portal, and it signs in there', async () => {
    const { exitCode, json } = await ssoctl('profiles migrate old --json');
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      schema: 'ssoctl/profiles-migrate/1',
      changes: [
        {
          file: place.home.at(CONFIG),
          section: 'profile old',
          action: 'change',
          keys: ['sso_session', 'sso_start_url', 'sso_region'],
        },
      ],
      written: true,
      backup: expect.stringContaining('backups'),
    });
    expect(await config()).toBe(before.replace(old(), NEW));
    await ssoctl('login corp');
    expect((await ssoctl('whoami --profile old --json')).json()).toMatchObject({ accountId: '012345678901' });
  });

  test('makes the session where there is none, and says where to sign in', async () => {
    await place.home.write(CONFIG, old());
    const { stderr } = await ssoctl('profiles migrate --all --session-name work');
    expect(stderr).toContain('Migrated to the new session work: old.');
    expect(stderr).toContain('Next: ssoctl login work');
    expect(await config()).toBe(
      `${NEW.replace('corp', 'work')}\n[sso-session work]\nsso_start_url = ${place.emulator.startUrl}\nsso_region = ${place.emulator.region}\nsso_registration_scopes = sso:account:access\n`,
    );
    await ssoctl('login work');
    expect((await ssoctl('whoami --profile old')).exitCode).toBe(0);
  });

  test('keeps a copy of the old form, which signs in by itself', async () => {
    await ssoctl('profiles migrate old --keep-legacy-copy');
    expect(await config()).toBe(before.replace(old(), `${NEW}\n${old().replace('profile old', 'profile old-legacy')}`));
    await ssoctl('login --profile old-legacy');
    expect((await ssoctl('whoami --profile old-legacy')).exitCode).toBe(0);
    expect((await ssoctl('whoami --profile old')).exitCode).toBe(4);
  });

  test('shows on a terminal what there is, and writes it when told to', async () => {
    const prompt = answering(true);
    const { stderr } = await ssoctl('profiles migrate', { prompt });
    expect(prompt.asked).toEqual(['Write this?']);
    expect(stderr).toContain('Migrates to the session corp: old.');
    expect(stderr).toContain('-sso_region =');
    expect(await config()).toBe(before.replace(old(), NEW));
  });

  test('asks on a terminal which session an instance of aws-sso-cli is', async () => {
    await place.home.write(CONFIG, `${before}\n${AWS_SSO_CLI}`);
    const prompt = answering('corp', true);
    const { exitCode } = await ssoctl('profiles migrate', { prompt });
    expect(prompt.asked).toEqual(['Which session is what aws-sso-cli calls "Work"?', 'Write this?']);
    expect(exitCode).toBe(0);
    await ssoctl('login corp');
    expect((await ssoctl('whoami --profile cli --json')).json()).toMatchObject({ accountId: '012345678901' });
  });

  test('leaves what it cannot know, says why, and ends with 8', async () => {
    await place.home.write(CONFIG, `${before}\n${AWS_SSO_CLI}`);
    const { exitCode, json, stderr } = await ssoctl('profiles migrate --all --json');
    expect(exitCode).toBe(8);
    expect(json()).toMatchObject({
      written: true,
      skipped: [{ profile: 'cli', because: expect.stringContaining('give --session NAME') }],
    });
    expect(stderr).toContain('profile "cli" was not migrated');
    expect(await config()).toBe(`${before.replace(old(), NEW)}\n${AWS_SSO_CLI}`);
    expect((await ssoctl('profiles migrate cli --session corp')).exitCode).toBe(0);
  });

  test('warns of profiles that aws-sso-cli would write anew', async () => {
    await place.home.write(CONFIG, `${before}\n# BEGIN_AWS_SSO_CLI\n${AWS_SSO_CLI}# END_AWS_SSO_CLI\n`);
    const { stderr } = await ssoctl('profiles migrate cli --session corp');
    expect(stderr).toContain('"aws-sso setup profiles" writes all that is there anew');
  });

  test('shows with --dry-run what it would write, and writes nothing', async () => {
    const { stdout } = await ssoctl('profiles migrate --all --dry-run');
    expect(stdout).toContain('+sso_session = corp');
    expect(await config()).toBe(before);
  });

  test('has nothing to do the second time', async () => {
    await ssoctl('profiles migrate --all');
    const { exitCode, json, stderr } = await ssoctl('profiles migrate --all --json');
    expect(json()).toMatchObject({ changes: [], written: false });
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Nothing to do')]);
  });

  test('can be taken back', async () => {
    await ssoctl('profiles migrate --all');
    await ssoctl('profiles undo');
    expect(await config()).toBe(before);
  });

  test.each([
    ['no names', '', 2, 'give their names, or --all'],
    ['names and --all', 'old --all', 2, 'give one of the two'],
    ['two names for the session', 'old --session corp --session-name x', 2, '--session'],
    ['an unknown profile', 'odl', 3, 'did you mean "old"?'],
    ['an unknown session', 'old --session crop', 3, 'did you mean "corp"?'],
    ['a profile of no old form', 'keys', 8, 'does not sign in through IAM Identity Center'],
  ])('refuses %s', async (_what, rest, exitCode, said) => {
    const keys = '\n[profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n';
    await place.home.write(CONFIG, before + keys);
    const outcome = await ssoctl(`profiles migrate ${rest}`);
    expect(outcome.stderr).toContain(said);
    expect(outcome.exitCode).toBe(exitCode);
    expect(await config()).toBe(before + keys);
  });
});
