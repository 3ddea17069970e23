import { expect, onTestFinished, test } from 'vitest';
import { depsFor, type Received, type Reply, wireServer } from '../../test/wire-server.ts';
import type { KeptListing } from '../cache/index.ts';
import type { SignIn } from '../config/types.ts';
import { portalClient } from '../portal/client.ts';
import { listRoles } from './list-roles.ts';

const corp: SignIn = { kind: 'legacy', name: 'old', startUrl: 'https://a', region: 'eu-north-1' };

/** A portal that answers what the test says, and what was kept before. */
async function against(answer: (path: string, query: URLSearchParams) => Reply, kept?: KeptListing) {
  const server = await wireServer(({ url }: Received) => {
    const { pathname, searchParams } = new URL(url, 'http://portal');
    return answer(pathname, searchParams);
  });
  onTestFinished(server.close);
  const { events, ...deps } = depsFor(server.url);
  const written: KeptListing[] = [];
  const run = (options: Parameters<typeof listRoles>[2] = {}) =>
    listRoles(
      {
        ...deps,
        sessions: { accessToken: async () => ({ startUrl: '', region: '', accessToken: 'token', expiresAtMs: 0 }) },
        portal: () => portalClient(deps),
        listings: {
          file: () => '/listing.json',
          read: async () => kept,
          write: async (_signIn, listing) => void written.push(listing),
          forget: async () => {},
        },
      },
      corp,
      options,
    );
  return { run, written, server, nowMs: deps.clock.now() };
}

const roles = (...names: string[]) => ({ roleList: names.map((roleName) => ({ roleName })) });
const accounts = (...ids: string[]) => ({ accountList: ids.map((accountId) => ({ accountId })) });

test('pages that are empty, overlap or never end: the account that cannot be listed fails alone', async () => {
  const t = await against((path, query) => {
    const token = query.get('next_token');
    if (path === '/assignment/accounts')
      return { body: token === null ? { ...accounts('1', '2'), nextToken: 'more' } : accounts('2', '3') };
    if (query.get('account_id') === '1') return { body: { ...roles('A'), nextToken: 'again' } };
    if (query.get('account_id') === '2')
      return { body: token === null ? { ...roles(), nextToken: 'x' } : roles('C', 'B') };
    return { body: token === null ? { ...roles('D', 'E'), nextToken: 'x' } : roles('E') };
  });
  const { accounts: listed, failed, complete } = await t.run();
  expect(listed.map(({ accountId, roles: names }) => [accountId, names])).toEqual([
    ['2', ['B', 'C']],
    ['3', ['D', 'E']],
  ]);
  expect(failed).toMatchObject([{ accountId: '1', error: { code: 'SERVICE_UNAVAILABLE' } }]);
  expect(complete).toBe(false);
  expect(t.written.at(-1)?.accounts.map(({ accountId, answer }) => [accountId, answer?.roles])).toEqual([
    ['1', undefined],
    ['2', ['B', 'C']],
    ['3', ['D', 'E']],
  ]);
});

test('what was kept in a time to come is asked for again', async () => {
  const answer = { roles: ['Old'], listedAtMs: Number.MAX_SAFE_INTEGER };
  const kept = { person: 'p', listedAtMs: Number.MAX_SAFE_INTEGER, accounts: [{ accountId: '1', answer }] };
  const t = await against((path) => ({ body: path === '/assignment/accounts' ? accounts('1') : roles('New') }), kept);
  expect(await t.run()).toMatchObject({ accountsFresh: true, accounts: [{ roles: ['New'], fresh: true }] });
});

test('what another person was told is not taken over when the token changes on the way', async () => {
  const portal = (path: string) => ({ body: path === '/assignment/accounts' ? accounts('1') : roles('Mine') });
  const { nowMs } = await against(portal);
  const answer = { roles: ['Theirs'], listedAtMs: nowMs };
  const kept = { person: 'another', listedAtMs: nowMs, accounts: [{ accountId: '1', answer }] };
  const t = await against(portal, kept);
  expect((await t.run({ freshAccounts: true })).accounts).toMatchObject([{ roles: ['Mine'], fresh: true }]);
});

test('accounts that are listed no more are kept no more', async () => {
  const answer = { roles: ['Reader'], listedAtMs: 0 };
  const kept = {
    person: 'p',
    listedAtMs: 0,
    accounts: [
      { accountId: '1', answer },
      { accountId: '2', answer },
    ],
  };
  const t = await against(
    (path) => ({ body: path === '/assignment/accounts' ? accounts('2') : roles('Reader') }),
    kept,
  );
  expect((await t.run()).accounts.map(({ accountId }) => accountId)).toEqual(['2']);
  expect(t.written.at(-1)?.accounts.map(({ accountId }) => accountId)).toEqual(['2']);
});

test('what is kept until the accounts cannot be listed stays as it is', async () => {
  const t = await against(() => ({ status: 403, body: { message: 'no' } }));
  await expect(t.run()).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
  expect(t.written).toEqual([]);
});
