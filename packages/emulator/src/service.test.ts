import { expect, test } from 'vitest';
import { createClock } from './clock.ts';
import { defaultSeed } from './seed/index.ts';
import { createService } from './service.ts';

const ENV = { via: 'direct', baseUrl: 'http://127.0.0.1:9999' } as const;

test('a device flow ends in role credentials', async () => {
  const service = createService({ seed: defaultSeed(), clock: createClock(), options: { approve: 'maya' } });
  const call = async (path: string, init?: RequestInit) => {
    const response = await service.app.fetch(new Request(`http://127.0.0.1:9999${path}`, init), ENV);
    return (await response.json()) as Record<string, string>;
  };
  const post = (path: string, body: object) => call(path, { method: 'POST', body: JSON.stringify(body) });
  const client = await post('/client/register', {
    clientName: 'x',
    clientType: 'public',
    scopes: ['sso:account:access'],
  });
  const { clientId, clientSecret } = client;
  const device = await post('/device_authorization', { clientId, clientSecret, startUrl: service.startUrl });
  const grantType = 'urn:ietf:params:oauth:grant-type:device_code';
  const token = await post('/token', { clientId, clientSecret, grantType, deviceCode: device.deviceCode });
  const headers = { 'x-amz-sso_bearer_token': token.accessToken ?? '' };
  const accounts = await call('/assignment/accounts?max_result=100', { headers });
  expect(accounts.accountList).toHaveLength(8);
  const keys = await call('/federation/credentials?role_name=AdministratorAccess&account_id=012345678901', { headers });
  expect(keys.roleCredentials).toMatchObject({ accessKeyId: expect.stringMatching(/^ASIA.{16}$/) });
});
