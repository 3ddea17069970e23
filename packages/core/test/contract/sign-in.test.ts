import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { fakeBrowser, follow } from '@ssoctl/testkit';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, context, HOUR, MINUTE } from './context.ts';

afterEach(closeAll);

describe('a sign-in by PKCE', () => {
  test("writes a token that can be renewed, with the AWS CLI's keys in its order", async () => {
    const t = await context();
    const { token, flow, refreshed } = await t.sessions.signIn(t.corp, { flow: 'pkce' });
    await t.browser.settled();
    expect({ flow, refreshed }).toEqual({ flow: 'pkce', refreshed: false });
    const written = await t.tokenFile();
    expect(Object.keys(written)).toEqual([
      'startUrl',
      'region',
      'accessToken',
      'expiresAt',
      'clientId',
      'clientSecret',
      'registrationExpiresAt',
      'refreshToken',
    ]);
    expect(written).toMatchObject({
      startUrl: t.emulator.startUrl,
      region: t.emulator.region,
      accessToken: token.accessToken,
      expiresAt: '2026-01-15T13:00:00Z',
    });
    expect(await t.sessions.state(t.corp)).toMatchObject({ kind: 'active', refreshable: true });
  });

  test('tells its URL before it waits, opened or not', async () => {
    const t = await context();
    const signedIn = t.sessions.signIn(t.corp, { flow: 'pkce', openBrowser: false });
    const { url, opened, port } = await t.world.events.first('authorize');
    expect(opened).toBe(false);
    expect(t.browser.opened).toEqual([]);
    expect(new URL(url).searchParams.get('redirect_uri')).toBe(`http://127.0.0.1:${port}/oauth/callback`);
    await follow(url);
    expect((await signedIn).flow).toBe('pkce');
  });

  test("never leaves its registration under the AWS CLI's name, and uses it again", async () => {
    const t = await context();
    await t.sessions.signIn(t.corp, { flow: 'pkce' });
    const registrations = await t.registrations();
    expect(registrations).toEqual([
      expect.objectContaining({
        scopes: ['sso:account:access'],
        grantTypes: ['authorization_code', 'refresh_token'],
      }),
    ]);
    await t.sessions.signIn(t.corp, { flow: 'pkce', force: true });
    await t.sessions.signIn(t.corp, { flow: 'device-code', force: true });
    expect(t.count('sso-oidc:RegisterClient')).toBe(2);
    expect(await t.registrations()).toHaveLength(2);
  });

  test('is refused for a legacy profile before anybody is called', async () => {
    const t = await context();
    await expect(t.sessions.signIn(t.old, { flow: 'pkce' })).rejects.toThrow(
      expect.objectContaining({ code: 'USAGE', hint: expect.stringContaining('profiles migrate') }),
    );
    expect(t.count('*')).toBe(0);
  });

  test('ends when the person says no', async () => {
    const t = await context();
    t.emulator.control.state.denyNext();
    await expect(t.sessions.signIn(t.corp, { flow: 'pkce' })).rejects.toThrow(
      expect.objectContaining({ code: 'SIGN_IN_DENIED' }),
    );
    expect(await t.sessions.state(t.corp)).toEqual({ kind: 'signed-out' });
  });

  test('ends after ten minutes, and when it is cancelled; nothing is written and no lock stays', async () => {
    const t = await context();
    const nobody = t.sessionsOf(t.another(fakeBrowser()));
    const waiting = nobody.signIn(t.corp, { flow: 'pkce' });
    const expired = expect(waiting).rejects.toThrow(expect.objectContaining({ code: 'SIGN_IN_EXPIRED' }));
    for (const started = t.count('*'); t.count('*') === started; ) await new Promise((r) => setTimeout(r, 20));
    await new Promise((r) => setTimeout(r, 50));
    t.clock.advance(10 * MINUTE);
    await expired;

    const stop = new AbortController();
    const another = nobody.signIn(t.corp, { flow: 'pkce', signal: stop.signal });
    const cancelled = expect(another).rejects.toThrow(expect.objectContaining({ code: 'CANCELLED' }));
    setTimeout(() => stop.abort(new SsoctlError('CANCELLED', 'interrupted')), 100);
    await cancelled;
    const files = await t.home.files('.aws/sso/cache');
    expect(files.filter((name) => name.includes('.lock'))).toEqual([]);
    expect(await t.sessions.state(t.corp)).toEqual({ kind: 'signed-out' });
  });

  test('registers anew when the service does not know the registration any more', async () => {
    const t = await context();
    await t.sessions.signIn(t.corp, { flow: 'device-code' });
    t.emulator.control.state.expireRegistrations();
    const { flow } = await t.sessions.signIn(t.corp, { flow: 'device-code', force: true });
    expect(flow).toBe('device-code');
    expect(t.count('sso-oidc:RegisterClient')).toBe(2);
    expect(await t.registrations()).toHaveLength(1);
  });
});

describe('a sign-in by device code', () => {
  test('tells URL and code, polls until somebody approves, and writes a token that can be renewed', async () => {
    const t = await context({ approve: undefined });
    const signedIn = t.sessions.signIn(t.corp, { flow: 'device-code' });
    const { userCode, completeUrl, opened } = await t.world.events.first('device-code');
    expect(opened).toBe(true);
    expect(t.browser.opened).toEqual([completeUrl]);
    t.emulator.control.approve({ userCode, user: 'tomas' });
    expect((await signedIn).token.refreshToken).toBeDefined();
    expect(t.count('sso-oidc:CreateToken')).toBeGreaterThanOrEqual(2);
    expect(await t.sessions.state(t.corp)).toMatchObject({ kind: 'active', refreshable: true });
  });

  test("keeps its registration under the AWS CLI's name, with its keys", async () => {
    const t = await context();
    await t.sessions.signIn(t.corp, { flow: 'device-code' });
    expect((await t.registrations()).map((one) => Object.keys(one))).toEqual([
      ['clientId', 'clientSecret', 'expiresAt', 'scopes'],
    ]);
  });

  test('of a legacy profile asks for no scopes and gets no refresh token', async () => {
    const t = await context();
    const { token } = await t.sessions.signIn(t.old, { flow: 'device-code' });
    expect(token.refreshToken).toBeUndefined();
    expect((await t.registrations()).map((one) => Object.keys(one))).toEqual([
      ['clientId', 'clientSecret', 'expiresAt'],
    ]);
    expect(await t.sessions.state(t.old)).toMatchObject({ kind: 'active', refreshable: false });
    expect(await t.sessions.state(t.corp)).toEqual({ kind: 'signed-out' });
  });

  test('slows down for good when it is told to', async () => {
    const t = await context({ approve: undefined });
    t.faults({ operation: 'sso-oidc:CreateToken', fault: 'throttle', after: 1, times: 2 });
    const signedIn = t.sessions.signIn(t.corp, { flow: 'device-code' });
    const { userCode } = await t.world.events.first('device-code');
    while (t.clock.slept.length < 4) await new Promise((r) => setTimeout(r, 5));
    t.emulator.control.approve({ userCode });
    await signedIn;
    expect(t.clock.slept.slice(0, 4)).toEqual([1000, 6000, 11_000, 11_000]);
  });

  test('ends when the person says no, and when nobody says anything', async () => {
    const t = await context({ approve: undefined });
    const denied = t.sessions.signIn(t.corp, { flow: 'device-code' });
    const { userCode } = await t.world.events.first('device-code');
    t.emulator.control.deny(userCode);
    await expect(denied).rejects.toThrow(expect.objectContaining({ code: 'SIGN_IN_DENIED' }));
    // Told to slow down again and again, it asks a few times in ten minutes.
    t.faults({ operation: 'sso-oidc:CreateToken', fault: 'throttle', after: 1, times: 6 });
    await expect(t.sessions.signIn(t.corp, { flow: 'device-code' })).rejects.toThrow(
      expect.objectContaining({ code: 'SIGN_IN_EXPIRED' }),
    );
  });
});

describe('a sign-in where one exists', () => {
  test('is none with 15 minutes left, and renews below', async () => {
    const t = await context();
    await t.sessions.signIn(t.corp, { flow: 'pkce' });
    t.clock.advance(45 * MINUTE);
    expect(await t.sessions.signIn(t.corp, { flow: 'pkce' })).toMatchObject({ flow: 'none', refreshed: false });
    t.clock.advance(1000);
    expect(await t.sessions.signIn(t.corp, { flow: 'pkce' })).toMatchObject({ flow: 'none', refreshed: true });
    expect(t.browser.opened).toHaveLength(1);
  });

  test('asks the person when the portal session is over', async () => {
    const t = await context();
    await t.sessions.signIn(t.corp, { flow: 'pkce' });
    t.clock.advance(9 * HOUR);
    expect(await t.sessions.signIn(t.corp, { flow: 'pkce' })).toMatchObject({ flow: 'pkce' });
    expect(t.browser.opened).toHaveLength(2);
  });

  test('is made anew by force', async () => {
    const t = await context();
    const { token } = await t.sessions.signIn(t.corp, { flow: 'pkce' });
    const again = await t.sessions.signIn(t.corp, { flow: 'pkce', force: true });
    expect(again.flow).toBe('pkce');
    expect(again.token.accessToken).not.toBe(token.accessToken);
  });

  test("is ended at the portal first by fresh, so that the session's clock starts again", async () => {
    const t = await context();
    await t.sessions.signIn(t.corp, { flow: 'pkce' });
    t.clock.advance(7 * HOUR);
    await t.sessions.signIn(t.corp, { flow: 'pkce', fresh: true });
    expect(t.count('sso:Logout')).toBe(1);
    t.clock.advance(7 * HOUR);
    expect(await t.sessions.accessToken(t.corp)).toMatchObject({ startUrl: t.emulator.startUrl });
  });

  test('fresh goes on, and says so, when the portal cannot be reached', async () => {
    const t = await context();
    await t.sessions.signIn(t.corp, { flow: 'pkce' });
    t.faults({ operation: 'sso:Logout', fault: 'error' });
    await t.sessions.signIn(t.corp, { flow: 'pkce', fresh: true });
    expect(t.world.events.of('warning')).toEqual([expect.objectContaining({ code: 'NOT_REVOKED' })]);
  });

  test('one browser tab serves everybody who waits', async () => {
    const t = await context();
    const results = await Promise.all(
      Array.from({ length: 8 }, () => t.sessionsOf(t.another()).signIn(t.corp, { flow: 'pkce' })),
    );
    expect(t.browser.opened).toHaveLength(1);
    expect(results.map((one) => one.flow).sort()).toEqual([...Array(7).fill('none'), 'pkce']);
    expect(new Set(results.map((one) => one.token.accessToken)).size).toBe(1);
  });
});
