import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { depsFor, type WireServer, wireServer } from '../../test/wire-server.ts';
import { directoryClient } from '../directory/directory-client.ts';
import { callerIdentity } from '../identity/client.ts';
import { oidcClient } from '../oidc/client.ts';
import { portalClient } from '../portal/client.ts';
import { createPaces } from './pace.ts';

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:sts::111122223333:assumed-role/r/s</Arn><UserId>AROA:s</UserId><Account>111122223333</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`;

const before = { ...process.env };
let home: Awaited<ReturnType<typeof tempHome>>;
let server: WireServer;

beforeEach(async () => {
  home = await tempHome();
  server = await wireServer((request) => {
    if (request.url === '/token') return { body: { accessToken: 'at', expiresIn: 60 } };
    if (request.url.startsWith('/assignment/accounts')) return { body: { accountList: [] } };
    if (request.headers['x-amz-target'] !== undefined) return { body: { PermissionSets: [], Users: [], Accounts: [] } };
    return { body: IDENTITY, headers: { 'content-type': 'text/xml' } };
  });
});

afterEach(async () => {
  for (const name of Object.keys(process.env)) delete process.env[name];
  Object.assign(process.env, before);
  await Promise.all([server.close(), home.remove()]);
});

/** Whether anybody has the pipe open, or waits to open it, for reading. */
function isRead(pipe: string): boolean {
  try {
    closeSync(openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return false;
    throw error;
  }
}

test.skipIf(process.platform === 'win32')('the SDK reads neither the environment nor ~/.aws', async () => {
  const aws = join(home.path, '.aws');
  mkdirSync(aws, { recursive: true });
  const pipes = [join(aws, 'config'), join(aws, 'credentials')];
  execFileSync('mkfifo', pipes);
  Object.assign(process.env, {
    HOME: home.path,
    AWS_CONFIG_FILE: pipes[0],
    AWS_SHARED_CREDENTIALS_FILE: pipes[1],
    AWS_PROFILE: 'missing',
    AWS_REGION: 'us-west-2',
    AWS_DEFAULT_REGION: 'us-west-2',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1',
    AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1',
    AWS_USE_FIPS_ENDPOINT: 'true',
    AWS_USE_DUALSTACK_ENDPOINT: 'true',
    AWS_MAX_ATTEMPTS: 'many',
    AWS_RETRY_MODE: 'never',
    AWS_DEFAULTS_MODE: 'nonsense',
    AWS_SDK_UA_APP_ID: 'poison',
    AWS_EXECUTION_ENV: 'poison',
    AWS_AUTH_SCHEME_PREFERENCE: 'sigv4a',
    AWS_SIGV4A_SIGNING_REGION_SET: '*',
    AWS_ACCESS_KEY_ID: 'AKIAPOISON',
    AWS_SECRET_ACCESS_KEY: 'poison',
    HTTPS_PROXY: 'http://127.0.0.1:1',
    HTTP_PROXY: 'http://127.0.0.1:1',
  });
  const deps = depsFor(server.url);
  const client = { clientId: 'c', clientSecret: 's' };
  await oidcClient(deps).createToken(client, { type: 'refresh_token', refreshToken: 'r' });
  for await (const page of portalClient(deps).listAccounts('at')) expect(page).toEqual([]);
  const credentials = { accessKeyId: 'AKIAMINE', secretAccessKey: 'mine', sessionToken: 'st' };
  expect((await callerIdentity(deps, credentials)).account).toBe('111122223333');
  const instance = { instanceArn: 'arn', identityStoreId: 'd-1', region: deps.region };
  const directory = directoryClient({ ...deps, paces: createPaces(deps.clock) }, instance, async () => credentials);
  for (const list of [directory.permissionSets(), directory.users(), directory.accounts()])
    for await (const page of list as AsyncIterable<readonly unknown[]>) expect(page).toEqual([]);

  expect(pipes.map(isRead)).toEqual([false, false]);
  expect(server.received).toHaveLength(6);
  const sent = JSON.stringify(server.received.map((request) => request.headers));
  expect(sent.toLowerCase()).not.toContain('poison');
  const signed = server.received
    .slice(2)
    .map(({ headers }) => /Credential=(\S+)\/aws4_request/.exec(headers.authorization ?? ''));
  expect(signed.map((match) => match?.[1]?.replace(/\/\d{8}\//, ' '))).toEqual([
    'AKIAMINE eu-north-1/sts',
    'AKIAMINE eu-north-1/sso',
    'AKIAMINE eu-north-1/identitystore',
    'AKIAMINE us-east-1/organizations',
  ]);
});
