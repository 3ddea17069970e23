import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { expect, test } from 'vitest';
import { rolesOfAccounts } from './all-roles.ts';
import type { PortalConnection } from './connection.ts';

const accounts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    accountId: String(index).padStart(12, '0'),
    accountName: `a${index}`,
  }));

function portal(roles: (accountId: string) => Promise<string[]>): PortalConnection {
  return { accounts: async () => [], roles };
}

test('keeps the order of the accounts, whoever answers first', async () => {
  const slowFirst = portal(async (accountId) => {
    for (let turns = 20 - Number(accountId); turns > 0; turns -= 1) await undefined;
    return ['Reader'];
  });
  const { roles } = await rolesOfAccounts(slowFirst, accounts(20));
  expect(roles.map(({ accountName }) => accountName)).toEqual(accounts(20).map(({ accountName }) => accountName));
});

test('asks no more than eight accounts at once', async () => {
  let [now, most] = [0, 0];
  const counting = portal(async () => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
    return [];
  });
  await rolesOfAccounts(counting, accounts(50));
  expect(most).toBe(8);
});

test('lists what failed beside what did not', async () => {
  const one = portal(async (accountId) => {
    if (accountId.endsWith('3')) throw new SsoctlError('ACCESS_DENIED', 'no access');
    return ['Reader'];
  });
  const { roles, errors } = await rolesOfAccounts(one, accounts(5));
  expect(roles).toHaveLength(4);
  expect(errors).toEqual([
    { operation: 'ListAccountRoles', accountId: '000000000003', code: 'ACCESS_DENIED', message: 'no access' },
  ]);
});

test('gives up when nobody answers any more, and counts every account that was not asked', async () => {
  let calls = 0;
  const dead = portal(async () => {
    calls += 1;
    throw new SsoctlError('NETWORK_UNREACHABLE', 'no route');
  });
  const { errors } = await rolesOfAccounts(dead, accounts(500));
  expect(errors).toHaveLength(500);
  expect(calls).toBeLessThan(20);
});

test('ends at once when the sign-in does', async () => {
  let calls = 0;
  const ended = portal(async () => {
    calls += 1;
    throw new SsoctlError('SESSION_ENDED', 'over');
  });
  await expect(rolesOfAccounts(ended, accounts(500))).rejects.toMatchObject({ code: 'SESSION_ENDED' });
  expect(calls).toBeLessThanOrEqual(8);
});
