import { mkdir, stat } from 'node:fs/promises';
import { type RecordedEvents, recordedEvents, type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SignIn } from '../config/types.ts';
import { systemFiles } from '../system/files.ts';
import { type KeptListing, listingStore, personOf } from './listing-store.ts';
import type { Token } from './types.ts';

const corp: SignIn = {
  kind: 'sso-session',
  name: 'corp',
  startUrl: 'https://d-1234567890.awsapps.com/start',
  region: 'eu-west-1',
  scopes: null,
};
const legacy: SignIn = { kind: 'legacy', name: 'old', startUrl: corp.startUrl, region: corp.region };
const listing: KeptListing = {
  person: '0123456789abcdef',
  listedAtMs: 1_000,
  accounts: [
    { accountId: '111122223333', accountName: 'one', answer: { roles: ['Admin', 'Reader'], listedAtMs: 2_000 } },
    { accountId: '222233334444', emailAddress: 'a@b.example', answer: { roles: [], listedAtMs: 3_000 } },
    { accountId: '333344445555' },
  ],
};

let home: TempHome;
let events: RecordedEvents;

beforeEach(async () => {
  home = await tempHome();
  events = recordedEvents();
});
afterEach(() => home.remove());

const store = (env: Record<string, string> = {}) =>
  listingStore({ env, home: home.path, files: systemFiles(), onEvent: events.onEvent });

test('reads back what it wrote', async () => {
  await store().write(corp, listing);
  expect(await store().read(corp, listing.person)).toEqual(listing);
});

test('is for its owner alone, in a folder for caches', async () => {
  await store().write(corp, listing);
  const [file = '', ...others] = await home.files();
  expect(others).toEqual([]);
  expect(file).toMatch(/^\.cache\/ssoctl\/listing\/[0-9a-f]{40}\.json$/);
  expect((await stat(home.at(file))).mode & 0o777).toBe(0o600);
  expect((await stat(home.at('.cache/ssoctl/listing'))).mode & 0o777).toBe(0o700);
});

test('moves with XDG_CACHE_HOME, unless that is relative', () => {
  expect(store({ XDG_CACHE_HOME: home.at('elsewhere') }).file(corp)).toContain(home.at('elsewhere/ssoctl/listing/'));
  expect(store({ XDG_CACHE_HOME: 'elsewhere' }).file(corp)).toContain(home.at('.cache/ssoctl/listing/'));
});

test.each<[string, SignIn]>([
  ['session', { ...corp, name: 'lab' }],
  ['start URL', { ...corp, startUrl: 'https://d-0987654321.awsapps.com/start' }],
  ['Region', { ...corp, region: 'eu-west-2' }],
  ['kind', legacy],
])('shows nothing to another %s', async (_what, other) => {
  await store().write(corp, listing);
  expect(await store().read(other, listing.person)).toBeUndefined();
});

test('is one for all legacy profiles of a portal, which share a token', () => {
  expect(store().file({ ...legacy, name: 'older' })).toBe(store().file(legacy));
});

test('shows nothing to another person, without a word', async () => {
  await store().write(corp, listing);
  expect(await store().read(corp, 'fedcba9876543210')).toBeUndefined();
  expect(events.all).toEqual([]);
});

test.each([
  ['is cut off', '{"schema":"ssoctl/listing/1","finger', 'is no whole JSON'],
  ['has another schema', { schema: 'ssoctl/listing/2' }, 'lacks what it must hold'],
  ['lists no accounts', { accounts: {} }, 'lacks what it must hold'],
  ['lists an account without an id', { accounts: [{ accountName: 'x' }] }, 'lacks what it must hold'],
  ['lists nothing where an account should be', { accounts: [null] }, 'lacks what it must hold'],
  ['says no time', { listedAtMs: 'soon' }, 'lacks what it must hold'],
])('counts as absent, with a warning, when it %s', async (_what, content, words) => {
  const path = store()
    .file(corp)
    .slice(home.path.length + 1);
  const whole = { schema: 'ssoctl/listing/1', fingerprint: listing.person, listedAtMs: 1, accounts: [] };
  await home.write(path, typeof content === 'string' ? content : JSON.stringify({ ...whole, ...content }));
  expect(await store().read(corp, listing.person)).toBeUndefined();
  expect(events.of('warning')).toMatchObject([{ message: expect.stringContaining(words), path: home.at(path) }]);
});

test('takes an account whose roles are no list of names for one that was not asked', async () => {
  const accounts = [{ accountId: '1', roles: [7], listedAtMs: 5 }];
  const content = { schema: 'ssoctl/listing/1', fingerprint: 'p', listedAtMs: 1, accounts };
  await home.write(
    store()
      .file(corp)
      .slice(home.path.length + 1),
    JSON.stringify(content),
  );
  expect((await store().read(corp, 'p'))?.accounts).toEqual([{ accountId: '1' }]);
});

test('that cannot be removed stays, with a warning', async () => {
  await mkdir(store().file(corp), { recursive: true });
  await store().forget(corp);
  expect(events.of('warning')).toMatchObject([{ code: 'FILE_UNWRITABLE', path: store().file(corp) }]);
});

describe('a person', () => {
  const token: Token = { startUrl: '', region: '', accessToken: 'access', expiresAtMs: 0, clientId: 'client' };
  const renewable = { ...token, refreshToken: 'refresh' };

  test('stays the same when the token is renewed', () => {
    expect(personOf({ ...renewable, accessToken: 'renewed' })).toBe(personOf(renewable));
  });

  test.each<[string, Token, Token]>([
    ['another refresh token', renewable, { ...renewable, refreshToken: 'another' }],
    ['another client', renewable, { ...renewable, clientId: 'another' }],
    ['another access token, where there is no other', token, { ...token, accessToken: 'another' }],
  ])('is another one with %s', (_what, one, other) => {
    expect(personOf(one)).not.toBe(personOf(other));
  });

  test('is told by sixteen digits that give no secret away', () => {
    expect(personOf(renewable)).toMatch(/^[0-9a-f]{16}$/);
  });
});
