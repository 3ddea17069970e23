import { serviceSettings } from '@ssoctl/core/internal/config/index';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { createListings } from '@ssoctl/core/internal/listing/listings';
import type { ListRolesOptions } from '@ssoctl/core/internal/listing/types';
import type { FaultRule, SeedDocument } from '@ssoctl/emulator';
import { afterEach, describe, expect, test } from 'vitest';
import { closeAll, context, MINUTE } from './context.ts';

afterEach(closeAll);

const ACCOUNTS = 30;
const ids = Array.from({ length: ACCOUNTS }, (_, index) => String(100_000_000_000 + index));

/** The accounts of `maya`, all with two roles; `tomas` sees one role in two of them. Their names go against the order of their ids. */
const seed: SeedDocument = {
  accounts: ids.map((id, index) => ({ id, name: `account-${String(ACCOUNTS - index).padStart(2, '0')}` })),
  users: [{ name: 'maya' }, { name: 'tomas' }],
  permissionSets: [{ name: 'Reader' }, { name: 'Admin' }],
  assignments: [
    { permissionSet: 'Reader', accounts: 'all', users: ['maya'] },
    { permissionSet: 'Admin', accounts: 'all', users: ['maya'] },
    { permissionSet: 'Reader', accounts: ids.slice(0, 2), users: ['tomas'] },
  ],
};

async function signedIn(more: Partial<SeedDocument> = {}) {
  const t = await context({ seed: { ...seed, ...more } });
  await t.sessions.signIn(t.corp, { flow: 'pkce' });
  const list = (options: ListRolesOptions = {}) =>
    createListings(t.world, serviceSettings(t.config, t.world.env), t.sessions).roles(t.corp, options);
  return { ...t, list, asked: () => t.count('sso:ListAccountRoles'), kept: () => t.home.files('.cache') };
}

const roleFault = (fault: object) => ({ operation: 'sso:ListAccountRoles', ...fault }) as FaultRule;

describe('listing', () => {
  test('gives every account with its roles, in the order of names', async () => {
    const t = await signedIn();
    const startedAtMs = t.clock.now();
    const listing = await t.list();
    expect(listing).toMatchObject({ complete: true, failed: [], accountsFresh: true, startedAtMs });
    expect(listing.accounts.map(({ accountId }) => accountId)).toEqual([...ids].reverse());
    for (const account of listing.accounts) expect(account).toMatchObject({ roles: ['Admin', 'Reader'], fresh: true });
  });

  test('tells how far it is', async () => {
    const t = await signedIn();
    const told: [number, number][] = [];
    await t.list({ onProgress: (done, total) => told.push([done, total]) });
    expect(told).toEqual(Array.from({ length: ACCOUNTS + 1 }, (_, done) => [done, ACCOUNTS]));
  });

  test('of somebody without any account is empty, and complete', async () => {
    const t = await signedIn({ assignments: [] });
    expect(await t.list()).toMatchObject({ accounts: [], failed: [], complete: true });
  });

  test('survives empty pages', async () => {
    const t = await signedIn({ behaviour: { emptyFirstPage: true } });
    expect((await t.list()).accounts).toHaveLength(ACCOUNTS);
  });

  test('needs a sign-in', async () => {
    const t = await signedIn();
    await t.sessions.signOut(t.corp, { profiles: [] });
    await expect(t.list()).rejects.toMatchObject({ code: 'SIGN_IN_REQUIRED' });
  });
});

describe('a service that', () => {
  test.each<[string, FaultRule[]]>([
    ['throttles every third call', [roleFault({ fault: 'throttle', every: 3 })]],
    ['says when to come back', [roleFault({ fault: 'throttle', every: 4, retryAfterSeconds: 3 })]],
    ['lets two calls a second through', [roleFault({ fault: 'throttle', abovePerSecond: 2 })]],
    ['loses an answer now and then', [roleFault({ fault: 'lost-reply', every: 5 })]],
    ['fails now and then', [roleFault({ fault: 'error', every: 4 })]],
  ])('%s loses no account', async (_what, rules) => {
    const t = await signedIn();
    t.faults(...rules);
    const { accounts, complete } = await t.list();
    expect(complete).toBe(true);
    expect(accounts).toHaveLength(ACCOUNTS);
    expect(t.asked()).toBeGreaterThan(ACCOUNTS);
  });

  test('refuses one account gives the rest, and is asked for that one the next time', async () => {
    const t = await signedIn();
    t.faults(roleFault({ fault: 'deny', after: 9, times: 1 }));
    const { accounts, failed, complete } = await t.list();
    expect(complete).toBe(false);
    expect(accounts).toHaveLength(ACCOUNTS - 1);
    expect(failed).toMatchObject([
      { accountName: expect.stringMatching(/^account-/), error: { code: 'ACCESS_DENIED' } },
    ]);
    const before = t.asked();
    expect(await t.list()).toMatchObject({ complete: true });
    expect(t.asked() - before).toBe(1);
  });

  test('answers nobody any more is given up on, and every account is told', async () => {
    const t = await signedIn();
    t.faults(roleFault({ fault: 'error', after: 4 }));
    const { accounts, failed } = await t.list();
    expect(accounts).toHaveLength(4);
    expect(failed).toHaveLength(ACCOUNTS - 4);
    expect(new Set(failed.map(({ error }) => error.code))).toEqual(new Set(['SERVICE_UNAVAILABLE']));
  });

  test('ends the token in the middle costs one renewal', async () => {
    const t = await signedIn();
    const before = t.count('sso-oidc:CreateToken');
    t.faults(roleFault({ fault: 'expire', after: 10, times: 1 }));
    expect(await t.list()).toMatchObject({ complete: true });
    expect(t.count('sso-oidc:CreateToken') - before).toBe(1);
  });

  test('ends the sign-in in the middle ends the listing', async () => {
    const t = await signedIn();
    t.faults(roleFault({ fault: 'revoke', after: 10, times: 1 }));
    await expect(t.list()).rejects.toMatchObject({ code: 'SESSION_ENDED', hint: 'run: ssoctl login corp' });
    expect(t.asked()).toBeLessThan(ACCOUNTS);
  });
});

describe('the next run', () => {
  test('within a quarter of an hour makes no call', async () => {
    const t = await signedIn();
    const { accounts } = await t.list();
    t.clock.advance(14 * MINUTE);
    const calls = t.count('*');
    const again = await t.list();
    expect(t.count('*')).toBe(calls);
    expect(again).toMatchObject({ complete: true, accountsFresh: false });
    expect(again.accounts).toEqual(accounts.map((account) => ({ ...account, fresh: false })));
  });

  test.each<[string, number, ListRolesOptions, { accounts: number; roles: number }]>([
    ['after a quarter of an hour', 16, {}, { accounts: 1, roles: ACCOUNTS }],
    ['that wants answers younger than a minute', 2, { maxAgeMs: MINUTE }, { accounts: 1, roles: ACCOUNTS }],
    ['that wants all anew', 0, { refresh: true }, { accounts: 1, roles: ACCOUNTS }],
    ['that wants the accounts anew', 0, { freshAccounts: true }, { accounts: 1, roles: 0 }],
    [
      'that wants two accounts’ roles anew',
      0,
      { mustBeFresh: (id) => id <= (ids[1] ?? '') },
      { accounts: 0, roles: 2 },
    ],
  ])('%s asks', async (_what, minutes, options, calls) => {
    const t = await signedIn();
    await t.list();
    const before = { accounts: t.count('sso:ListAccounts'), roles: t.asked() };
    t.clock.advance(minutes * MINUTE);
    const { accounts } = await t.list(options);
    expect(t.count('sso:ListAccounts') - before.accounts).toBe(calls.accounts);
    expect(t.asked() - before.roles).toBe(calls.roles);
    expect(accounts.filter(({ fresh }) => fresh)).toHaveLength(calls.roles);
  });

  test('after an interruption asks the rest alone', async () => {
    const t = await signedIn();
    const stop = new AbortController();
    let done = 0;
    const interrupted = t.list({
      signal: stop.signal,
      onProgress(now) {
        done = now;
        if (now === 12) stop.abort(new SsoctlError('CANCELLED', 'interrupted'));
      },
    });
    await expect(interrupted).rejects.toMatchObject({ code: 'CANCELLED', message: 'interrupted' });
    expect(done).toBeLessThan(ACCOUNTS);
    const { accounts } = await t.list();
    expect(accounts).toHaveLength(ACCOUNTS);
    const known = accounts.filter(({ fresh }) => !fresh).map(({ accountId }) => accountId);
    expect(known).toHaveLength(done);
    // By account: the call that was cut off may come to the emulator's books late.
    const calls = t.emulator.control.calls.list({ operation: 'sso:ListAccountRoles' });
    const asked = calls.map(({ parameters }) => String(parameters['accountId']));
    expect(asked.filter((accountId) => known.includes(accountId)).sort()).toEqual([...known].sort());
    expect(t.count('sso:ListAccounts')).toBe(1);
  });

  test('of another person under the same session knows nothing of the first', async () => {
    const t = await signedIn();
    await t.list();
    t.emulator.control.state.approveAs('tomas');
    await t.sessions.signIn(t.corp, { flow: 'pkce', fresh: true });
    const { accounts } = await t.list();
    expect(accounts.map(({ accountId, roles, fresh }) => ({ accountId, roles, fresh }))).toEqual(
      [ids[1], ids[0]].map((accountId) => ({ accountId, roles: ['Reader'], fresh: true })),
    );
  });

  test('after a sign-out finds nothing', async () => {
    const t = await signedIn();
    await t.list();
    expect(await t.kept()).toHaveLength(1);
    await t.sessions.signOut(t.corp, { profiles: [] });
    expect(await t.kept()).toEqual([]);
  });

  test('of a token that was renewed meanwhile is spared the calls too', async () => {
    const t = await signedIn();
    await t.list();
    t.emulator.control.expireTokens();
    await t.sessions.accessToken(t.corp, { rejected: (await t.tokenFile())['accessToken'] });
    const before = t.asked();
    await t.list();
    expect(t.asked()).toBe(before);
  });
});

test('where nothing can be kept the listing is whole, with one warning', async () => {
  const t = await signedIn();
  await t.home.write('.cache', 'no folder');
  expect(await t.list()).toMatchObject({ complete: true });
  expect(t.world.events.of('warning').map(({ code }) => code)).toEqual(['FILE_UNWRITABLE']);
});

test('what is kept holds no secret', async () => {
  const t = await signedIn();
  await t.list();
  const [file = ''] = await t.kept();
  const kept = await t.home.read(file);
  const { accessToken = '', refreshToken = '', clientId = '', clientSecret = '' } = await t.tokenFile();
  for (const secret of [accessToken, refreshToken, clientId, clientSecret]) expect(kept).not.toContain(secret);
});
