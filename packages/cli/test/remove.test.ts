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
const headers = async () => (await config()).match(/^\[.*\]$/gm);

describe('profiles remove', () => {
  test('takes profiles out, and tells which', async () => {
    const { exitCode, json, stderr } = await ssoctl('profiles remove sandbox old --json');
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      schema: 'ssoctl/profiles-remove/1',
      changes: ['sandbox', 'old'].map((name) => {
        return { file: place.home.at(CONFIG), section: `profile ${name}`, action: 'remove' };
      }),
      written: true,
      backup: expect.stringContaining('backups'),
    });
    expect(stderr).toContain('Next: ssoctl profiles undo');
    expect(await headers()).toEqual(['[sso-session corp]', '[profile admin]']);
  });

  test('tells that the next command wants the file too, where it is not the usual one', async () => {
    const other = await place.home.write('other', before);
    const { stderr } = await ssoctl(`profiles remove sandbox --config-file ${other}`);
    expect(stderr).toMatch(/Next: ssoctl profiles undo.*\nTo go on with this file, give --config-file again/);
    expect((await ssoctl(`profiles undo --config-file ${other}`)).stderr).toContain(`Restored ${other}`);
    const env = { AWS_CONFIG_FILE: other };
    expect((await ssoctl('profiles remove sandbox', { env })).stderr).not.toContain('--config-file');
  });

  test('can be taken back', async () => {
    await ssoctl('profiles remove sandbox');
    await ssoctl('profiles undo');
    expect(await config()).toBe(before);
  });

  test('asks on a terminal, with the diff before it', async () => {
    const prompt = answering(false);
    const { exitCode, stderr } = await ssoctl('profiles remove sandbox', { prompt });
    expect(prompt.asked).toEqual(['Write this?']);
    expect(stderr).toContain('-[profile sandbox]');
    expect([exitCode, await config()]).toEqual([130, before]);
    await ssoctl('profiles remove sandbox --yes', { prompt: answering() });
    expect(await headers()).not.toContain('[profile sandbox]');
  });

  test('shows with --dry-run what would go', async () => {
    const { stdout } = await ssoctl('profiles remove sandbox --dry-run');
    expect(stdout).toContain('-[profile sandbox]');
    expect(await config()).toBe(before);
  });

  test('tells who needs the profile, and what stays in the credentials file', async () => {
    await place.home.write(CONFIG, `${before}\n[profile chained]\nrole_arn = x\nsource_profile = sandbox\n`);
    await place.home.write('.aws/credentials', '[sandbox]\naws_access_key_id = a\n');
    const { stderr } = await ssoctl('profiles remove sandbox');
    expect(stderr).toContain('profile "chained"');
    expect(stderr).toContain('[sandbox] in');
    expect(await place.home.read('.aws/credentials')).toBe('[sandbox]\naws_access_key_id = a\n');
  });

  test.each([
    ['an unknown name, and all others with it', 'sandbox sandbx', 3, 'did you mean "sandbox"?'],
    ['no name', '', 2, 'NAME is missing'],
  ])('refuses %s', async (_what, rest, exitCode, said) => {
    const outcome = await ssoctl(`profiles remove ${rest}`);
    expect([outcome.exitCode, outcome.stderr]).toEqual([exitCode, expect.stringContaining(said)]);
    expect(await config()).toBe(before);
  });
});

describe('sessions remove', () => {
  test('takes a session out that no profile uses', async () => {
    await ssoctl('sessions add lab --start-url https://d-1234567890.awsapps.com/start --region eu-west-1');
    const { exitCode, json } = await ssoctl('sessions remove lab --json');
    expect(exitCode).toBe(0);
    expect(json()).toMatchObject({
      schema: 'ssoctl/sessions-remove/1',
      changes: [{ section: 'sso-session lab', action: 'remove' }],
      written: true,
    });
    expect(await config()).toBe(before);
  });

  test('refuses while profiles use it, and names them', async () => {
    const { exitCode, stderr } = await ssoctl('sessions remove corp');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('2 profiles use the session "corp": sandbox, admin');
    expect(await config()).toBe(before);
  });

  test('takes the profiles along when told to', async () => {
    await ssoctl('sessions remove corp --with-profiles');
    expect(await headers()).toEqual(['[profile old]']);
  });

  test('leaves the profiles when told to, and warns', async () => {
    const { stderr } = await ssoctl('sessions remove corp --force');
    expect(stderr).toContain('2 profiles will name a session that is not there');
    expect(await headers()).toEqual(['[profile sandbox]', '[profile admin]', '[profile old]']);
  });

  test('tells that a sign-in stays', async () => {
    await ssoctl('login corp');
    const { stderr } = await ssoctl('sessions remove corp --with-profiles --dry-run');
    expect(stderr).toContain('hint: sign out first: ssoctl logout corp');
    expect((await ssoctl('sessions remove corp --dry-run --force')).stderr).toContain('stays in the cache');
  });

  test('tells how to sign out of a session that is gone', async () => {
    await ssoctl('login corp');
    const { stderr } = await ssoctl('sessions remove corp --with-profiles');
    expect(stderr).toContain('hint: to sign out too: ssoctl profiles undo && ssoctl logout corp');
    await ssoctl('profiles undo');
    expect((await ssoctl('logout corp')).stderr).toContain('Signed out of corp');
  });

  test.each([
    ['an unknown session', 'crop', 3, 'did you mean "corp"?'],
    ['both ways at once', 'corp --force --with-profiles', 2, '--force'],
  ])('refuses %s', async (_what, rest, exitCode, said) => {
    const outcome = await ssoctl(`sessions remove ${rest}`);
    expect([outcome.exitCode, outcome.stderr]).toEqual([exitCode, expect.stringContaining(said)]);
    expect(await config()).toBe(before);
  });
});
