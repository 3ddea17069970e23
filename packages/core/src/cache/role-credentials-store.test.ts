import { stat } from 'node:fs/promises';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SignIn } from '../config/types.ts';
import type { SsoctlEvent } from '../ports/index.ts';
import { systemClock } from '../system/clock.ts';
import { systemFiles } from '../system/files.ts';
import { systemLocks } from '../system/locks.ts';
import { roleCredentialsStore } from './role-credentials-store.ts';
import type { RoleCredentials } from './types.ts';

const SIGN_IN: SignIn = {
  kind: 'sso-session',
  name: 'my-sso',
  startUrl: 'https://d-abc123.awsapps.com/start',
  region: 'us-east-1',
  scopes: null,
};
const ADMIN = { accountId: '111111111111', roleName: 'Admin', signIn: SIGN_IN };
const READER = { ...ADMIN, roleName: 'Reader' };
const ADMIN_FILE = '.aws/cli/cache/4d591a7ab0da2e15379d89377621ae9cda619cc3.json';
const INDEX = '.local/state/ssoctl/fetched.json';
const CREDENTIALS: RoleCredentials = {
  accessKeyId: 'ASIA1',
  secretAccessKey: 'SAK',
  sessionToken: 'ST',
  expiresAtMs: Date.UTC(2026, 10, 23, 8, 31, 2) + 900,
};

let home: TempHome;
let events: SsoctlEvent[];

beforeEach(async () => {
  home = await tempHome();
  events = [];
});
afterEach(() => home.remove());

function store(env: Record<string, string> = {}) {
  const onEvent = (event: SsoctlEvent) => events.push(event);
  const files = systemFiles();
  const locks = systemLocks({ files, clock: systemClock(), onEvent });
  return roleCredentialsStore({ files, home: home.path, env, locks, onEvent });
}

test('writes role credentials in the bytes of the AWS CLI', async () => {
  await store().write(ADMIN, CREDENTIALS);
  expect(await home.read(ADMIN_FILE)).toBe(
    '{"ProviderType": "sso", "Credentials": {"AccessKeyId": "ASIA1", "SecretAccessKey": "SAK", "SessionToken": "ST", ' +
      '"Expiration": "2026-11-23T08:31:02Z", "AccountId": "111111111111"}}',
  );
  expect((await stat(home.at(ADMIN_FILE))).mode & 0o777).toBe(0o600);
});

test('reads back what it wrote, cut to whole seconds, with the account', async () => {
  await store().write(ADMIN, CREDENTIALS);
  expect(await store().read(ADMIN)).toEqual({
    ...CREDENTIALS,
    expiresAtMs: Date.UTC(2026, 10, 23, 8, 31, 2),
    accountId: '111111111111',
  });
});

test('reads role credentials of AWS CLIs before 2.25.0, which name no account', async () => {
  await home.write(
    ADMIN_FILE,
    '{"ProviderType":"sso","Credentials":{"AccessKeyId":"A","SecretAccessKey":"S","SessionToken":"T","Expiration":"2026-11-23T08:31:02UTC"}}',
  );
  expect(await store().read(ADMIN)).toMatchObject({ accessKeyId: 'A', expiresAtMs: Date.UTC(2026, 10, 23, 8, 31, 2) });
  expect(events).toEqual([]);
});

test('takes credentials without a session token for absent', async () => {
  await home.write(
    ADMIN_FILE,
    '{"Credentials":{"AccessKeyId":"A","SecretAccessKey":"S-SECRET","Expiration":"2026-11-23T08:31:02Z"}}',
  );
  expect(await store().read(ADMIN)).toBeUndefined();
  expect(events).toMatchObject([{ kind: 'warning', path: home.at(ADMIN_FILE) }]);
  expect(JSON.stringify(events)).not.toContain('S-SECRET');
});

test('remembers what a sign-in brought, in a file that holds no secret and is its owner\u2019s alone', async () => {
  await store().write(ADMIN, CREDENTIALS);
  await store().write(READER, CREDENTIALS);
  await store().write(ADMIN, CREDENTIALS);
  expect(await store().fetchedBy(SIGN_IN)).toHaveLength(2);
  expect(await store().fetchedBy({ ...SIGN_IN, name: 'other' })).toEqual([]);
  expect(await home.read(INDEX)).not.toMatch(/ASIA1|SAK|"ST"/);
  expect((await stat(home.at(INDEX))).mode & 0o777).toBe(0o600);
  expect((await stat(home.at('.local/state/ssoctl'))).mode & 0o777).toBe(0o700);
});

test('notes every role when many are fetched at once', async () => {
  const roles = Array.from({ length: 20 }, (_, index) => ({ ...ADMIN, roleName: `Role${index}` }));
  await Promise.all(roles.map((role) => store().write(role, CREDENTIALS)));
  expect(await store().fetchedBy(SIGN_IN)).toHaveLength(20);
});

test('keeps the index under XDG_STATE_HOME', async () => {
  await store({ XDG_STATE_HOME: home.at('state') }).write(ADMIN, CREDENTIALS);
  expect(await home.read('state/ssoctl/fetched.json')).toContain('4d591a7ab0da2e15379d89377621ae9cda619cc3.json');
});

test('keeps the index at home when XDG_STATE_HOME is relative', async () => {
  await store({ XDG_STATE_HOME: 'state' }).write(ADMIN, CREDENTIALS);
  expect(await home.read(INDEX)).toBeDefined();
});

test('hands out credentials although the index cannot be written', async () => {
  await home.write('.local', 'a file where a folder is wanted');
  await store().write(ADMIN, CREDENTIALS);
  expect(await store().read(ADMIN)).toMatchObject({ accessKeyId: 'ASIA1' });
  expect(events).toMatchObject([{ kind: 'warning', code: 'FILE_UNWRITABLE', path: home.at(INDEX) }]);
});

test('removes the credentials of a sign-in alone: of its profiles, and of what it brought before', async () => {
  const other = { ...ADMIN, signIn: { ...SIGN_IN, name: 'other' } };
  await store().write(READER, CREDENTIALS);
  await store().write(other, CREDENTIALS);
  await home.write(ADMIN_FILE, '{"ProviderType": "sso", "Credentials": {}}');
  await home.write('.aws/cli/cache/session.db', 'not ours');
  expect(await store().removeFetched(SIGN_IN, [ADMIN, { accountId: '2', roleName: 'Never' }])).toBe(2);
  expect(await home.files('.aws/cli/cache')).toEqual(
    [
      store()
        .file(other)
        .slice(home.path.length + 1),
      '.aws/cli/cache/session.db',
    ].sort(),
  );
  expect(await store().fetchedBy(SIGN_IN)).toEqual([]);
  expect(await store().fetchedBy(other.signIn)).toHaveLength(1);
});

test('removes nothing outside the cache, whatever the index says', async () => {
  await home.write('precious.json', 'kept');
  await home.write(
    INDEX,
    JSON.stringify({
      schema: 'ssoctl/fetched/1',
      signIns: { '0ad374308c5a4e22f723adf10145eafad7c4031c.json': ['../../../precious.json', 7, '/etc/passwd'] },
    }),
  );
  expect(await store().removeFetched(SIGN_IN, [])).toBe(0);
  expect(await home.read('precious.json')).toBe('kept');
});

test('begins a new index where the old one is broken', async () => {
  await home.write(INDEX, '{"schema": "ssoctl/fetched/1", "signIns"');
  await store().write(ADMIN, CREDENTIALS);
  expect(await store().fetchedBy(SIGN_IN)).toHaveLength(1);
  expect(events).toMatchObject([{ kind: 'warning', path: home.at(INDEX) }]);
});

test('removes what can be removed before it tells what cannot', async () => {
  await store().write(ADMIN, CREDENTIALS);
  await home.write(
    `${store()
      .file(READER)
      .slice(home.path.length + 1)}/x`,
    'a folder where a file is wanted',
  );
  await expect(store().removeFetched(SIGN_IN, [READER, ADMIN])).rejects.toMatchObject({ code: 'FILE_UNWRITABLE' });
  expect(await home.read(ADMIN_FILE)).toBeUndefined();
  expect(await store().fetchedBy(SIGN_IN)).toHaveLength(1);
});
