import { chmod, stat } from 'node:fs/promises';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignIn } from '../config/types.ts';
import type { SsoctlEvent } from '../ports/index.ts';
import { systemFiles } from '../system/files.ts';
import { registrationStore } from './registration-store.ts';
import { tokenStore } from './token-store.ts';
import type { Token } from './types.ts';

const SIGN_IN: SignIn = {
  kind: 'sso-session',
  name: 'my-sso',
  startUrl: 'https://d-abc123.awsapps.com/start',
  region: 'us-east-1',
  scopes: null,
};
const TOKEN_FILE = '.aws/sso/cache/0ad374308c5a4e22f723adf10145eafad7c4031c.json';
const TOKEN: Token = {
  startUrl: 'https://d-abc123.awsapps.com/start',
  region: 'us-east-1',
  accessToken: 'AT',
  expiresAtMs: Date.UTC(2026, 10, 23, 15, 30, 24) + 987,
  clientId: 'CID',
  clientSecret: 'CSEC',
  registrationExpiresAtMs: Date.UTC(2030, 2, 17, 17, 46, 40),
  refreshToken: 'RT',
};

let home: TempHome;
let events: SsoctlEvent[];
let onEvent: (event: SsoctlEvent) => void;

beforeEach(async () => {
  home = await tempHome();
  events = [];
  onEvent = (event) => events.push(event);
});
afterEach(() => home.remove());

function stores() {
  const deps = { files: systemFiles(), home: home.path, onEvent };
  return { tokens: tokenStore(deps), registrations: registrationStore(deps) };
}

test('writes a token in the bytes of the AWS CLI', async () => {
  await stores().tokens.write(SIGN_IN, TOKEN);
  expect(await home.read(TOKEN_FILE)).toBe(
    '{"startUrl": "https://d-abc123.awsapps.com/start", "region": "us-east-1", "accessToken": "AT", ' +
      '"expiresAt": "2026-11-23T15:30:24Z", "clientId": "CID", "clientSecret": "CSEC", ' +
      '"registrationExpiresAt": "2030-03-17T17:46:40Z", "refreshToken": "RT"}',
  );
});

test('writes no key for what a token lacks', async () => {
  const { startUrl, region, accessToken, expiresAtMs } = TOKEN;
  await stores().tokens.write(SIGN_IN, { startUrl, region, accessToken, expiresAtMs });
  expect(await home.read(TOKEN_FILE)).toBe(
    `{"startUrl": "${startUrl}", "region": "us-east-1", "accessToken": "AT", "expiresAt": "2026-11-23T15:30:24Z"}`,
  );
});

test('reads back the token it wrote, cut to whole seconds', async () => {
  await stores().tokens.write(SIGN_IN, TOKEN);
  expect(await stores().tokens.read(SIGN_IN)).toEqual({ ...TOKEN, expiresAtMs: Date.UTC(2026, 10, 23, 15, 30, 24) });
});

test('keeps tokens to their owner, also where another tool had left the file open to all', async () => {
  await chmod(await home.write(TOKEN_FILE, '{}'), 0o644);
  await stores().tokens.write(SIGN_IN, TOKEN);
  expect((await stat(home.at(TOKEN_FILE))).mode & 0o777).toBe(0o600);
});

test('reads the indented token of the JavaScript SDK', async () => {
  await home.write(
    TOKEN_FILE,
    JSON.stringify(
      { accessToken: 'AT2', expiresAt: '2026-11-23T15:30:24.123Z', refreshToken: 'RT2', note: [1] },
      null,
      2,
    ),
  );
  const token = await stores().tokens.read(SIGN_IN);
  expect(token?.accessToken).toBe('AT2');
  expect(token?.refreshToken).toBe('RT2');
  expect(token?.expiresAtMs).toBe(Date.UTC(2026, 10, 23, 15, 30, 24, 123));
  expect(token?.region).toBe('us-east-1');
  expect(token?.clientId).toBeUndefined();
  expect(events).toEqual([]);
});

test.each([
  ['empty', '', 'is empty'],
  ['half-written', '{"accessToken": "AT-SECRET", "expi', 'is no whole JSON'],
  ['of another kind', '[1, 2]', 'is no whole JSON'],
  ['without an access token', '{"clientId": "CID", "expiresAt": "2026-11-23T15:30:24Z"}', 'lacks what it must hold'],
  ['dated in no known way', '{"accessToken": "AT-SECRET", "expiresAt": "soon"}', 'lacks what it must hold'],
])('takes a token file that is %s for absent, and says so once', async (_what, content, words) => {
  await home.write(TOKEN_FILE, content);
  const { tokens } = stores();
  expect(await tokens.read(SIGN_IN)).toBeUndefined();
  expect(await stores().tokens.read(SIGN_IN)).toBeUndefined();
  expect(events).toEqual([
    {
      kind: 'warning',
      code: 'FILE_UNREADABLE',
      message: `${home.at(TOKEN_FILE)} ${words}; it counts as absent`,
      path: home.at(TOKEN_FILE),
    },
  ]);
  expect(JSON.stringify(events)).not.toContain('AT-SECRET');
  expect(await home.read(TOKEN_FILE)).toBe(content);
});

test('takes a folder in the place of a token for absent', async () => {
  await home.write(`${TOKEN_FILE}/x`, '');
  expect(await stores().tokens.read(SIGN_IN)).toBeUndefined();
  expect(events).toMatchObject([{ kind: 'warning', path: home.at(TOKEN_FILE) }]);
});

test('says nothing of a token that is not there', async () => {
  expect(await stores().tokens.read(SIGN_IN)).toBeUndefined();
  expect(events).toEqual([]);
});

test('removes a token and says whether there was one', async () => {
  const { tokens } = stores();
  await tokens.write(SIGN_IN, TOKEN);
  expect(await tokens.remove(SIGN_IN)).toBe(true);
  expect(await tokens.remove(SIGN_IN)).toBe(false);
});

const REGISTRATION = { clientId: 'CID', clientSecret: 'CSEC', expiresAtMs: Date.UTC(2030, 2, 17, 17, 46, 40) };

test.each([
  ['device flow without scopes', REGISTRATION, ''],
  ['device flow with an empty list of scopes', { ...REGISTRATION, scopes: [] }, ''],
  ['device flow with scopes', { ...REGISTRATION, scopes: ['a', 'b'] }, ', "scopes": ["a", "b"]'],
  [
    'authorization code',
    { ...REGISTRATION, scopes: ['a'], grantTypes: ['authorization_code', 'refresh_token'] },
    ', "scopes": ["a"], "grantTypes": ["authorization_code", "refresh_token"]',
  ],
  [
    'authorization code with an empty list of scopes',
    { ...REGISTRATION, scopes: [], grantTypes: ['authorization_code'] },
    ', "scopes": [], "grantTypes": ["authorization_code"]',
  ],
])('writes a registration for %s in the bytes of the AWS CLI', async (_what, registration, end) => {
  const { registrations } = stores();
  await registrations.write(SIGN_IN, 'botocore', registration);
  const file = registrations.file(SIGN_IN, 'botocore').slice(home.path.length + 1);
  expect(await home.read(file)).toBe(
    `{"clientId": "CID", "clientSecret": "CSEC", "expiresAt": "2030-03-17T17:46:40Z"${end}}`,
  );
  expect(await registrations.read(SIGN_IN, 'botocore')).toMatchObject(REGISTRATION);
  expect(await registrations.read(SIGN_IN, 'ssoctl')).toBeUndefined();
});

test('takes a registration without an expiry for absent', async () => {
  const { registrations } = stores();
  const file = registrations.file(SIGN_IN, 'botocore').slice(home.path.length + 1);
  await home.write(file, '{"clientId": "CID", "clientSecret": "CSEC"}');
  expect(await registrations.read(SIGN_IN, 'botocore')).toBeUndefined();
  expect(events).toMatchObject([{ kind: 'warning', path: home.at(file) }]);
});
