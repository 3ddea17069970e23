import type { Call } from '@ssoctl/emulator';
import { type Emulated, emulated } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandLine } from './command-line.ts';

let place: Emulated;
let ssoctl: ReturnType<typeof commandLine>;
let onCall: (call: Call) => void;
beforeEach(async () => {
  onCall = () => {};
  place = await emulated({ onCall: (call) => onCall(call) });
  ssoctl = commandLine(place);
});
afterEach(() => place.close());

describe('login', () => {
  test('opens the browser, prints the URL on stderr, and keeps stdout for data', async () => {
    const { exitCode, stdout, stderr } = await ssoctl('login corp');
    expect(exitCode).toBe(0);
    expect(stdout).toBe('');
    expect(stderr).toContain(place.browser.opened[0]);
    expect(stderr).toContain('Signed in to corp');
  });

  test('gives its document when the sign-in is done', async () => {
    const { json } = await ssoctl('login corp --json');
    expect(json()).toEqual({
      schema: 'ssoctl/login/1',
      session: 'corp',
      startUrl: place.emulator.startUrl,
      region: place.emulator.region,
      flow: 'pkce',
      expiresAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      refreshable: true,
    });
  });

  test('asks nobody while 15 minutes are left', async () => {
    await ssoctl('login corp');
    const again = await ssoctl('login corp --json');
    expect(again.json()).toMatchObject({ flow: 'none' });
    expect(again.stderr).toContain('Already signed in to corp');
    expect(place.browser.opened).toHaveLength(1);
  });

  test('signs in anew with --force', async () => {
    await ssoctl('login corp');
    expect((await ssoctl('login corp --force --json')).json()).toMatchObject({ flow: 'pkce' });
  });

  test('signs in to the session of --profile, of AWS_PROFILE, and to a legacy profile with a code', async () => {
    expect((await ssoctl('login --profile sandbox --json')).json()).toMatchObject({ session: 'corp' });
    const byVariable = await ssoctl('login --json', { env: { AWS_PROFILE: 'admin' } });
    expect(byVariable.json()).toMatchObject({ session: 'corp' });
    expect((await ssoctl('login --profile old --json')).json()).toMatchObject({ session: 'old', flow: 'device-code' });
  });

  test('refuses PKCE on a legacy profile', async () => {
    const { exitCode, stderr } = await ssoctl('login --profile old --pkce');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('profiles migrate');
  });

  test('takes every session one after the other with --all', async () => {
    const { json, exitCode } = await ssoctl('login --all --json');
    expect(exitCode).toBe(0);
    expect(json<{ sessions: { session: string }[] }>().sessions.map(({ session }) => session)).toEqual(['corp', 'old']);
  });

  test('goes on with the next session when one fails, and says that it is incomplete', async () => {
    place.emulator.control.state.denyNext(1);
    const { exitCode, json } = await ssoctl('login --all --json');
    expect(exitCode).toBe(8);
    expect(json()).toMatchObject({
      sessions: [{ session: 'old' }],
      errors: [{ operation: 'login', session: 'corp', code: 'SIGN_IN_DENIED' }],
    });
  });

  test('ends as the first failure does when nobody is signed in', async () => {
    place.emulator.control.state.denyNext(2);
    expect((await ssoctl('login --all --json')).exitCode).toBe(5);
  });

  test('says that a code was used, and why, also when it was approved already', async () => {
    const { stderr } = await ssoctl('login corp --device-code');
    expect(stderr).not.toContain('approved already');
    expect((await ssoctl('login corp --qr --force')).stderr).toContain(
      'with a code that was approved already: a phone cannot come back to a port of this machine',
    );
  });

  test('lists the sessions where several are meant and nobody can be asked', async () => {
    const { exitCode, stderr } = await ssoctl('login');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('corp, old');
    expect(stderr).toContain('--session NAME');
  });

  test('draws a code for a phone', async () => {
    place.emulator.control.state.approveAs(undefined);
    onCall = ({ operation, status }) => {
      if (operation === 'sso-oidc:CreateToken' && status === 400) approveDevice();
    };
    const { stderr, exitCode } = await ssoctl('login corp --qr');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('a phone cannot come back to a port of this machine');
    expect(stderr).toMatch(/[█▀▄]{10}/);
    expect(place.browser.opened).toEqual([]);
  });

  test('names what was probably meant', async () => {
    const { exitCode, stderr } = await ssoctl('login crop');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('did you mean "corp"?');
  });

  test('says that a profile is no session', async () => {
    const { exitCode, stderr } = await ssoctl('login sandbox');
    expect(exitCode).toBe(3);
    expect(stderr).toContain('--profile sandbox');
  });

  function approveDevice(): void {
    const [device] = place.emulator.control.state.pendingDevices();
    if (device) place.emulator.control.approve({ userCode: device.userCode });
  }
});

describe('status', () => {
  test('reads files alone', async () => {
    const { exitCode, json } = await ssoctl('status --json');
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      schema: 'ssoctl/status/1',
      sessions: [
        {
          name: 'corp',
          startUrl: place.emulator.startUrl,
          region: place.emulator.region,
          state: 'signed-out',
          refreshable: false,
          profiles: ['sandbox', 'admin'],
        },
        expect.objectContaining({ name: 'old', profiles: ['old'] }),
      ],
    });
    expect(place.emulator.control.calls.last).toBe(0);
  });

  test.each([
    ['a token that lives', 0, 'active', 0],
    ['one that has ended but can be renewed', 2, 'renewable', 0],
    ['one whose registration has ended too', 24 * 120, 'ended', 4],
  ])('tells %s', async (_what, hours, state, exitCode) => {
    await ssoctl('login corp');
    place.clock.advance(hours * 3_600_000);
    const found = await ssoctl('status corp --exit-code --json');
    expect(found.json<{ sessions: unknown[] }>().sessions).toEqual([expect.objectContaining({ name: 'corp', state })]);
    expect(found.exitCode).toBe(exitCode);
  });

  test('takes the session of --profile', async () => {
    expect((await ssoctl('status --profile admin --json')).json()).toMatchObject({ sessions: [{ name: 'corp' }] });
  });

  test('warns of a session that lacks a setting', async () => {
    await place.home.write('.aws/config', '[sso-session half]\nsso_region = eu-west-1\n');
    const { exitCode, stdout, stderr } = await ssoctl('status');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(stderr).toContain('sso_start_url');
    expect(stderr).not.toContain('ssoctl setup');
  });

  test('says how to begin where nothing is configured', async () => {
    await place.home.write('.aws/config', '');
    expect((await ssoctl('status')).stderr).toContain('  ssoctl setup https://');
    for (const line of ['login', 'accounts', 'profiles sync', 'profiles add x'])
      expect((await ssoctl(line)).stderr).toContain('hint: run: ssoctl setup URL');
    expect((await ssoctl('status --exit-code')).exitCode).toBe(4);
  });

  test('is a table on a terminal and tab-separated elsewhere', async () => {
    expect((await ssoctl('status corp', { terminal: 100, env: { TERM: 'dumb' } })).stdout).toMatch(/^SESSION {2}STATE/);
    expect((await ssoctl('status corp')).stdout).toMatch(/^corp\tsigned-out\t/);
  });
});

describe('logout', () => {
  test('revokes, and removes the token and the credentials of the session alone', async () => {
    await ssoctl('login --all');
    await ssoctl('credential-process --profile sandbox');
    await ssoctl('credential-process --profile old');
    const { json, exitCode } = await ssoctl('logout corp --json');
    expect(exitCode).toBe(0);
    expect(json()).toEqual({
      schema: 'ssoctl/logout/1',
      sessions: [{ name: 'corp', revoked: true, removed: { tokens: 1, roleCredentials: 1 } }],
    });
    expect((await ssoctl('status old --json')).json()).toMatchObject({ sessions: [{ state: 'active' }] });
  });

  test('removes the files and ends with 8 when the service cannot be asked', async () => {
    await ssoctl('login corp');
    place.emulator.control.faults.add({ operation: 'sso:Logout', fault: 'error' });
    const { exitCode, stderr } = await ssoctl('logout corp');
    expect(exitCode).toBe(8);
    expect(stderr).toContain('not revoked');
    expect((await ssoctl('status corp --json')).json()).toMatchObject({ sessions: [{ state: 'signed-out' }] });
  });

  test('says so when nobody was signed in', async () => {
    const { exitCode, stderr } = await ssoctl('logout corp');
    expect(exitCode).toBe(0);
    expect(stderr).toContain('Nobody was signed in to corp');
  });
});
