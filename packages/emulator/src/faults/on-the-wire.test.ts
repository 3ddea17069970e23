import { request } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { Emulator, EmulatorOptions } from '../options.ts';
import { startEmulator } from '../start.ts';

let emulator: Emulator | undefined;
async function start(faults: unknown, options: EmulatorOptions = {}): Promise<Emulator> {
  emulator = await startEmulator({ approve: true, faults, ...options });
  return emulator;
}
afterEach(async () => {
  await emulator?.close();
  emulator = undefined;
});

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** One request on a connection of its own; rejects with the socket's error. */
function call(path: string, init: { method?: string; token?: string; body?: object } = {}): Promise<Answer> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (init.token !== undefined) headers['x-amz-sso_bearer_token'] = init.token;
  return new Promise((resolve, reject) => {
    const outgoing = request(`${emulator?.url}${path}`, { method: init.method ?? 'GET', headers, agent: false });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text) => {
        body += text;
      });
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    outgoing.end(init.body === undefined ? undefined : JSON.stringify(init.body));
  });
}

async function signIn(): Promise<Record<string, string>> {
  const post = async (path: string, body: object) =>
    JSON.parse((await call(path, { method: 'POST', body })).body) as Record<string, string>;
  const client = await post('/client/register', {
    clientName: 'test',
    clientType: 'public',
    scopes: ['sso:account:access'],
  });
  const who = { clientId: client['clientId'], clientSecret: client['clientSecret'] };
  const { deviceCode } = await post('/device_authorization', { ...who, startUrl: emulator?.startUrl });
  const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
  return { ...who, ...(await post('/token', { ...who, grantType, deviceCode })) } as Record<string, string>;
}

const ACCOUNTS = '/assignment/accounts';

describe('instead of an answer', () => {
  test('a throttled call gets the service’s own words and the wait it asks for', async () => {
    await start({ operation: 'sso:*', fault: 'throttle', retryAfterSeconds: 2, times: 1 });
    const throttled = await call(ACCOUNTS);
    expect(throttled.status).toBe(429);
    expect(throttled.headers['retry-after']).toBe('2');
    expect(JSON.parse(throttled.body)).toMatchObject({ message: 'HTTP 429 Unknown Code' });
    expect((await call(ACCOUNTS)).status).toBe(401);
  });

  test('a reset connection is reset', async () => {
    await start({ operation: 'sso:ListAccounts', fault: 'reset' });
    await expect(call(ACCOUNTS)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator?.control.calls.list()).toMatchObject([{ status: 0, faults: ['reset'] }]);
  });

  test('a failing service fails with the status wanted', async () => {
    await start({ operation: 'sso:*', fault: 'error', status: 503 });
    expect((await call(ACCOUNTS)).status).toBe(503);
  });

  test('garbage is what a captive portal would say', async () => {
    await start({ operation: '*', fault: 'garbage' });
    const answer = await call(ACCOUNTS);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/html');
    expect(() => JSON.parse(answer.body)).toThrow();
  });

  test('denied is denied, token or not', async () => {
    await start({ operation: 'sso:GetRoleCredentials', fault: 'deny' });
    const { accessToken = '' } = await signIn();
    const answer = await call('/federation/credentials?role_name=x&account_id=012345678901', { token: accessToken });
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body)).toMatchObject({ message: 'No access' });
  });
});

describe('after the service did its work', () => {
  test('a lost reply leaves the work done: the single-use code is gone', async () => {
    await start([]);
    const { clientId, clientSecret } = await signIn();
    const device = await call('/device_authorization', {
      method: 'POST',
      body: { clientId, clientSecret, startUrl: emulator?.startUrl },
    });
    emulator?.control.faults.replace({ operation: 'sso-oidc:CreateToken', fault: 'lost-reply', times: 1 });
    const body = {
      clientId,
      clientSecret,
      grantType: 'urn:ietf:params:oauth:grant-type:device_code',
      deviceCode: JSON.parse(device.body).deviceCode,
    };
    await expect(call('/token', { method: 'POST', body })).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(JSON.parse((await call('/token', { method: 'POST', body })).body)).toMatchObject({ error: 'invalid_grant' });
  });

  test('a cut answer announces more than it sends', async () => {
    await start({ operation: 'sso:ListAccounts', fault: 'truncate' });
    await expect(call(ACCOUNTS)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(emulator?.control.calls.list()).toMatchObject([{ status: 401, faults: ['truncate'] }]);
  });
});

describe('of a list', () => {
  const page = async (path: string, token: string) => JSON.parse((await call(path, { token })).body);

  test('a page comes without its next token', async () => {
    await start({ operation: 'sso:ListAccounts', fault: 'lost-token', times: 1 });
    const { accessToken = '' } = await signIn();
    expect(await page(`${ACCOUNTS}?max_result=3`, accessToken)).not.toHaveProperty('nextToken');
    expect((await page(`${ACCOUNTS}?max_result=3`, accessToken)).nextToken).toEqual(expect.any(String));
  });

  test('a page leads to itself, but for the first', async () => {
    await start({ operation: 'sso:ListAccounts', fault: 'repeated-page' });
    const { accessToken = '' } = await signIn();
    const { nextToken } = await page(`${ACCOUNTS}?max_result=3`, accessToken);
    expect((await page(`${ACCOUNTS}?max_result=3&next_token=${nextToken}`, accessToken)).nextToken).toBe(nextToken);
  });
});

describe('before the service is asked', () => {
  test('a delay takes its time, then the service answers', async () => {
    await start({ operation: 'sso:ListAccounts', fault: 'delay', ms: 60 });
    expect((await call(ACCOUNTS)).status).toBe(401);
    expect(emulator?.control.calls.list()[0]?.ms).toBeGreaterThanOrEqual(55);
  });

  test('closing does not wait for a delayed call', async () => {
    const { close } = await start({ operation: 'sso:ListAccounts', fault: 'delay', ms: 600_000 });
    const delayed = expect(call(ACCOUNTS)).rejects.toMatchObject({ code: 'ECONNRESET' });
    await new Promise((resolve) => setImmediate(resolve));
    await close();
    await delayed;
  });

  test('tokens are expired: refreshing still works', async () => {
    await start({ operation: 'sso:ListAccounts', fault: 'expire', times: 1 });
    const { accessToken = '', refreshToken, clientId, clientSecret } = await signIn();
    expect((await call(ACCOUNTS, { token: accessToken })).status).toBe(401);
    const body = { clientId, clientSecret, grantType: 'refresh_token', refreshToken };
    const renewed = JSON.parse((await call('/token', { method: 'POST', body })).body) as Record<string, string>;
    expect((await call(ACCOUNTS, { token: renewed['accessToken'] ?? '' })).status).toBe(200);
  });

  test('a session is revoked: refreshing is over', async () => {
    await start({ operation: 'sso:ListAccounts', fault: 'revoke' });
    const { accessToken = '', refreshToken, clientId, clientSecret } = await signIn();
    expect((await call(ACCOUNTS, { token: accessToken })).status).toBe(401);
    const body = { clientId, clientSecret, grantType: 'refresh_token', refreshToken };
    const refused = await call('/token', { method: 'POST', body });
    expect(JSON.parse(refused.body)).toMatchObject({ error: 'invalid_grant' });
  });
});

describe('the Date header', () => {
  test('tells the emulator’s time', async () => {
    await start([], { clock: { at: '2030-01-01T00:00:00Z', frozen: true } });
    expect((await call(ACCOUNTS)).headers['date']).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
  });

  test('is moved by a clock offset, and the service’s own time is not', async () => {
    const clock = { at: '2030-01-01T00:00:00Z', frozen: true };
    await start({ operation: 'sso:ListAccounts', fault: 'clock-offset', seconds: -600 }, { clock });
    expect((await call(ACCOUNTS)).headers['date']).toBe('Mon, 31 Dec 2029 23:50:00 GMT');
    expect(emulator?.control.calls.list()).toMatchObject([{ time: '2030-01-01T00:00:00.000Z' }]);
  });
});

test('with limits the portal answers twenty a second', async () => {
  await start([], { limits: true, clock: { frozen: true } });
  const statuses = [];
  for (let i = 0; i < 21; i++) statuses.push((await call(ACCOUNTS)).status);
  expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
  expect(statuses[20]).toBe(429);
});
