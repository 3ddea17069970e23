import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, context, HOUR, MINUTE } from './context.ts';

afterEach(closeAll);

async function signedIn(options: Parameters<typeof context>[0] = {}) {
  const t = await context(options);
  await t.sessions.signIn(t.corp, { flow: 'pkce' });
  const atFirst = await t.tokenFile();
  const refreshes = () =>
    t.emulator.control.calls
      .list({ operation: 'sso-oidc:CreateToken' })
      .filter((call) => call.parameters['grantType'] === 'refresh_token').length;
  return { ...t, atFirst, refreshes };
}

describe.each([
  ['without rotation', false],
  ['with rotation', true],
])('a renewal %s', (_how, rotate) => {
  test('gives a new access token, again and again, until the session ends', async () => {
    const t = await signedIn({ rotate });
    const seen = new Set([t.atFirst['accessToken']]);
    for (let hour = 1; hour < 8; hour++) {
      t.clock.advance(HOUR);
      seen.add((await t.sessions.accessToken(t.corp)).accessToken);
    }
    expect(seen.size).toBe(8);
    const { refreshToken } = await t.tokenFile();
    expect(refreshToken === t.atFirst['refreshToken']).toBe(!rotate);

    t.clock.advance(2 * HOUR);
    const ended = expect.objectContaining({ code: 'SESSION_ENDED', hint: 'run: ssoctl login corp' });
    await expect(t.sessions.accessToken(t.corp)).rejects.toThrow(ended);
    expect(await t.sessions.state(t.corp)).toMatchObject({ kind: 'ended' });
    expect(await t.tokenFile()).not.toHaveProperty('refreshToken');
    const calls = t.count('*');
    await expect(t.sessions.accessToken(t.corp)).rejects.toThrow(ended);
    expect(t.count('*')).toBe(calls);
  });

  test('serves eight who ask at once by one call', async () => {
    const t = await signedIn({ rotate });
    t.clock.advance(HOUR);
    const tokens = await Promise.all(Array.from({ length: 8 }, () => t.sessionsOf(t.another()).accessToken(t.corp)));
    expect(new Set(tokens.map((one) => one.accessToken)).size).toBe(1);
    expect(t.refreshes()).toBe(1);
  });
});

test('a renewal keeps what the file says of the registration', async () => {
  const t = await signedIn();
  t.clock.advance(HOUR);
  await t.sessions.accessToken(t.corp);
  const { accessToken: _a, expiresAt: _b, ...before } = t.atFirst;
  expect(await t.tokenFile()).toMatchObject(before);
});

test('a lost answer is asked for once more', async () => {
  const t = await signedIn();
  t.clock.advance(HOUR);
  t.faults({ operation: 'sso-oidc:CreateToken', fault: 'lost-reply', times: 1 });
  await t.sessions.accessToken(t.corp);
  expect(t.refreshes()).toBe(2);
});

test('an answer that was cut off is asked for once more', async () => {
  const t = await signedIn();
  t.clock.advance(HOUR);
  t.faults({ operation: 'sso-oidc:CreateToken', fault: 'truncate', times: 1 });
  await t.sessions.accessToken(t.corp);
  expect(t.refreshes()).toBe(2);
});

test('an answer that was lost with a rotated refresh token in it ends the sign-in, after one more try', async () => {
  const t = await signedIn({ rotate: true });
  t.clock.advance(HOUR);
  t.faults({ operation: 'sso-oidc:CreateToken', fault: 'lost-reply', times: 1 });
  await expect(t.sessions.accessToken(t.corp)).rejects.toThrow(expect.objectContaining({ code: 'SESSION_ENDED' }));
  expect(t.refreshes()).toBe(2);
});

test('an expired registration is not asked with', async () => {
  const t = await signedIn();
  t.clock.advance(91 * 24 * HOUR);
  const calls = t.count('*');
  await expect(t.sessions.accessToken(t.corp)).rejects.toThrow(
    expect.objectContaining({ code: 'SESSION_ENDED', message: expect.stringContaining('registration') }),
  );
  expect(t.count('*')).toBe(calls);
});

test('a registration that the service has forgotten ends the sign-in; the next sign-in makes a new one', async () => {
  const t = await signedIn();
  t.emulator.control.state.expireRegistrations();
  t.clock.advance(HOUR);
  await expect(t.sessions.accessToken(t.corp)).rejects.toThrow(expect.objectContaining({ code: 'SESSION_ENDED' }));
  // The person is troubled once: the authorize page of a forgotten client would lead nowhere.
  expect(await t.sessions.signIn(t.corp, { flow: 'device-code' })).toMatchObject({ flow: 'device-code' });
});

describe('while the token at hand lives, a service that', () => {
  test.each([
    ['fails', { fault: 'error' }, 'SERVICE_UNAVAILABLE'],
    ['answers garbage', { fault: 'garbage' }, 'SERVICE_UNAVAILABLE'],
    ['resets connections', { fault: 'reset' }, 'NETWORK_UNREACHABLE'],
    ['throttles', { fault: 'throttle' }, 'THROTTLED'],
    ['has ended the session', { fault: 'revoke' }, 'SESSION_ENDED'],
  ] as const)('%s costs a warning alone', async (_what, fault, code) => {
    const t = await signedIn();
    t.clock.advance(50 * MINUTE);
    t.faults({ operation: 'sso-oidc:CreateToken', ...fault });
    expect(await t.sessions.accessToken(t.corp)).toMatchObject({ accessToken: t.atFirst['accessToken'] });
    expect(t.world.events.of('warning')).toEqual([expect.objectContaining({ code })]);
  });
});
