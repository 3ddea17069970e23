import { type IncomingMessage, request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Emulator } from '../options.ts';
import { startEmulator } from '../start.ts';

let emulator: Emulator;
beforeEach(async () => {
  emulator = await startEmulator({ clock: { at: '2030-01-01T00:00:00Z', frozen: true } });
});
afterEach(() => emulator.close());

interface Answer {
  status: number;
  body: unknown;
}

/** With every header as given: `fetch` would set Host itself. */
function send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${emulator.url}${path}`, { method, headers, agent: false }, (response) => {
      read(response).then(resolve, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function read(response: IncomingMessage): Promise<Answer> {
  let text = '';
  for await (const chunk of response) text += chunk;
  return { status: response.statusCode ?? 0, body: text === '' ? undefined : JSON.parse(text) };
}

const control = (method: string, path: string, body?: unknown) =>
  send(
    method,
    `/_control${path}`,
    { authorization: `Bearer ${emulator.control.token}` },
    body === undefined ? undefined : JSON.stringify(body),
  );

describe('who may control', () => {
  test.each([
    ['nobody without the token', {}, 401],
    ['nobody with another token', { authorization: 'Bearer AAAA' }, 401],
    ['nobody by another name of this machine', { host: 'rebound.example' }, 403],
    ['nobody at another port', { host: '127.0.0.1:1' }, 403],
  ])('%s', async (_statement, headers, status) => {
    expect((await send('GET', '/_control/status', headers as Record<string, string>)).status).toBe(status);
  });

  test('no page of another origin, though it knew the token', async () => {
    const headers = { authorization: `Bearer ${emulator.control.token}`, origin: 'https://evil.example' };
    expect((await send('POST', '/_control/reset', headers)).status).toBe(403);
  });

  test('a page of its own, and localhost', async () => {
    const port = new URL(emulator.url).port;
    const headers = { authorization: `Bearer ${emulator.control.token}`, host: `localhost:${port}` };
    expect((await send('GET', '/_control/status', { ...headers, origin: emulator.url })).status).toBe(200);
  });
});

test('status says what `env` and `exec` need', async () => {
  expect((await control('GET', '/status')).body).toMatchObject({
    url: emulator.url,
    startUrl: emulator.startUrl,
    region: emulator.region,
    pid: process.pid,
    clock: { now: '2030-01-01T00:00:00.000Z', frozen: true },
  });
});

describe('the clock', () => {
  test.each([
    ['is moved on', { advanceSeconds: 90 }, '2030-01-01T00:01:30.000Z'],
    ['is moved back', { advanceSeconds: -1 }, '2029-12-31T23:59:59.000Z'],
    ['is set by ISO time', { set: '2031-05-06T07:08:09Z' }, '2031-05-06T07:08:09.000Z'],
    ['is set, then moved', { set: 0, advanceSeconds: 1 }, '1970-01-01T00:00:01.000Z'],
  ])('%s', async (_statement, change, now) => {
    expect((await control('POST', '/clock', change)).body).toMatchObject({ now });
    expect(new Date(emulator.control.clock.now()).toISOString()).toBe(now);
  });

  test('is set to an offset from this machine’s', async () => {
    await control('POST', '/clock', { offsetSeconds: 3600, frozen: false });
    expect(Math.round(emulator.control.clock.offsetMs / 1000)).toBe(3600);
  });

  test.each([{ set: 'soon' }, { advanceSeconds: '5' }, { forward: 5 }, [1]])('refuses %j', async (change: unknown) => {
    const { status, body } = await control('POST', '/clock', change);
    expect(status).toBe(400);
    expect(body).toEqual({ error: expect.any(String) });
  });
});

describe('faults', () => {
  const rule = { operation: 'sso:*', fault: 'throttle', every: 2 };

  test('are put, counted, added to and cleared', async () => {
    await control('PUT', '/faults', { rules: [rule] });
    await send('GET', '/assignment/accounts', {});
    await send('GET', '/assignment/accounts', {});
    expect((await control('GET', '/faults')).body).toEqual({
      seed: 1,
      rules: [rule],
      counts: [{ matched: 2, hit: 1 }],
    });
    await control('POST', '/faults', { operation: 'sts:*', fault: 'deny' });
    expect(emulator.control.faults.plan().rules).toHaveLength(2);
    expect((await control('DELETE', '/faults')).body).toMatchObject({ rules: [] });
  });

  test('that do not follow the schema change nothing', async () => {
    await control('PUT', '/faults', rule);
    const refused = await control('PUT', '/faults', { ...rule, fault: 'explode' });
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({ error: expect.stringContaining('rules.0.fault') });
    expect(emulator.control.faults.plan().rules).toEqual([rule]);
  });
});

describe('calls', () => {
  test('are listed with what was asked for, and no token', async () => {
    const headers = { 'x-amz-sso_bearer_token': 'planted-token', 'user-agent': 'a-test/1' };
    await send('GET', '/federation/credentials?role_name=Admin&account_id=012345678901', headers);
    const body = JSON.stringify({ clientName: 'me', clientId: 'id', clientSecret: 'planted-secret', grantType: 'x' });
    await send('POST', '/token', { 'content-type': 'application/json' }, body);
    const answer = (await control('GET', '/calls')).body;
    expect(JSON.stringify(answer)).not.toContain('planted');
    expect(answer).toMatchObject({
      calls: [
        {
          seq: 1,
          time: '2030-01-01T00:00:00.000Z',
          operation: 'sso:GetRoleCredentials',
          status: 401,
          parameters: { roleName: 'Admin', accountId: '012345678901' },
          via: 'direct',
          userAgent: 'a-test/1',
        },
        { seq: 2, operation: 'sso-oidc:CreateToken', parameters: { grantType: 'x', clientName: 'me' } },
      ],
      counts: { 'sso:GetRoleCredentials': 1, 'sso-oidc:CreateToken': 1 },
      last: 2,
    });
  });

  test('are listed since a number, by name or glob, and forgotten', async () => {
    for (let i = 0; i < 3; i++) await send('GET', '/assignment/accounts', {});
    await send('POST', '/logout', {});
    expect((await control('GET', '/calls?since=2&operation=sso:List*')).body).toMatchObject({ calls: [{ seq: 3 }] });
    expect(emulator.control.calls.count('sso:*')).toBe(4);
    expect((await control('DELETE', '/calls')).body).toEqual({ last: 4 });
    expect((await control('GET', '/calls')).body).toEqual({ calls: [], counts: {}, last: 4 });
    expect((await control('GET', '/calls?since=x')).status).toBe(400);
  });
});

describe('sign-ins', () => {
  async function startDevice() {
    const post = async (path: string, body: object) =>
      (await send('POST', path, { 'content-type': 'application/json' }, JSON.stringify(body))).body as Record<
        string,
        string
      >;
    const { clientId, clientSecret } = await post('/client/register', { clientName: 'x', clientType: 'public' });
    const who = { clientId, clientSecret };
    const { deviceCode, userCode } = await post('/device_authorization', { ...who, startUrl: emulator.startUrl });
    const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
    return { userCode, poll: () => post('/token', { ...who, grantType, deviceCode }) };
  }

  test('wait, and are approved by their user code', async () => {
    const { userCode, poll } = await startDevice();
    expect(await poll()).toMatchObject({ error: 'authorization_pending' });
    expect((await control('GET', '/devices')).body).toMatchObject({ devices: [{ userCode, clientName: 'x' }] });
    expect((await control('POST', '/approve', { userCode })).status).toBe(200);
    expect(await poll()).toMatchObject({ accessToken: expect.any(String) });
  });

  test('are denied by their user code', async () => {
    const { userCode, poll } = await startDevice();
    await control('POST', '/deny', { userCode });
    expect(await poll()).toMatchObject({ error: 'access_denied' });
  });

  test('are answered at once by an approver, and denied when the next one is to be', async () => {
    expect((await control('POST', '/approver', { user: 'maya' })).body).toEqual({ user: 'maya' });
    await control('POST', '/deny', { next: 1 });
    expect(await (await startDevice()).poll()).toMatchObject({ error: 'access_denied' });
    expect(await (await startDevice()).poll()).toMatchObject({ accessToken: expect.any(String) });
    expect((await control('POST', '/approver', { user: null })).body).toEqual({ user: null });
    expect(await (await startDevice()).poll()).toMatchObject({ error: 'authorization_pending' });
  });

  test('end: tokens by expiry, sessions by revocation', async () => {
    await control('POST', '/approver', { user: 'maya' });
    const { accessToken = '' } = await (await startDevice()).poll();
    const accounts = () => send('GET', '/assignment/accounts', { 'x-amz-sso_bearer_token': accessToken });
    expect((await accounts()).status).toBe(200);
    expect((await control('POST', '/expire', { what: 'refreshTokens' })).body).toEqual({ refreshTokens: 0 });
    expect((await control('POST', '/expire')).body).toEqual({ accessTokens: 1 });
    expect((await accounts()).status).toBe(401);
    expect((await control('POST', '/revoke', { user: 'maya' })).body).toEqual({ sessions: 1 });
    expect((await control('POST', '/revoke')).body).toEqual({ sessions: 0 });
  });

  test('that nobody started are refused', async () => {
    expect((await control('POST', '/approve', { userCode: 'AAAA-AAAA' })).status).toBe(400);
    expect((await control('POST', '/approve', {})).status).toBe(400);
  });
});

test('a reset forgets calls, faults, clock and sign-ins', async () => {
  await control('PUT', '/faults', { operation: 'sts:*', fault: 'reset' });
  await control('POST', '/clock', { advanceSeconds: 60 });
  await send('GET', '/assignment/accounts', {});
  expect((await control('POST', '/reset')).body).toMatchObject({ clock: { now: '2030-01-01T00:00:00.000Z' } });
  expect(emulator.control.faults.plan().rules).toEqual([]);
  expect(emulator.control.calls.list()).toEqual([]);
});

test('an unknown control is refused', async () => {
  expect((await control('GET', '/nonsense')).status).toBe(404);
});
