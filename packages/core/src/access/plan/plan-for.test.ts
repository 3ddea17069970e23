import { describe, expect, test } from 'vitest';
import { planFor } from './plan-for.ts';

const SIZE = { accounts: 300, permissionSets: 40, pairs: 2_400, users: 2_000, groups: 250 };

describe('the cheapest way over everything', () => {
  test('is by permission set where they are fewer than the accounts', () => {
    const plan = planFor({ ask: 'snapshot' }, SIZE);
    expect(plan).toMatchObject({
      strategy: 'by-set',
      calls: { strategy: 1 + 40 + 2_400, naming: 40 + 2 * 3 + 250 + 20 + 1 + 15 },
    });
    expect(plan.seconds).toBe(138.9);
    expect(plan.assumed).toBeUndefined();
  });

  test('is by account where the accounts are fewer', () => {
    expect(planFor({ ask: 'snapshot' }, { ...SIZE, accounts: 10, pairs: 80 })).toMatchObject({
      strategy: 'by-account',
      calls: { strategy: 1 + 10 + 80 },
    });
  });

  test('is never one that does not find everything, cheap as it may be, unless no other is left', () => {
    const plan = planFor({ ask: 'snapshot' }, SIZE);
    expect(plan.others).toContainEqual({
      strategy: 'by-principal',
      calls: 2_251,
      lacks: 'assignments of deleted principals',
    });
    const without = { 'by-set': 'refused', 'by-account': 'refused too' };
    expect(planFor({ ask: 'snapshot' }, SIZE, { without })).toMatchObject({
      strategy: 'by-principal',
      insteadOf: { strategy: 'by-set', because: 'refused' },
    });
    expect(planFor({ ask: 'snapshot' }, SIZE, { take: 'by-principal' }).strategy).toBe('by-principal');
  });

  test('counts pages: of permission sets, and of accounts for each', () => {
    const sizes = { ...SIZE, permissionSets: 250, accounts: 7_000, pairs: 250 * 150 };
    expect(planFor({ ask: 'snapshot' }, sizes).calls.strategy).toBe(3 + 250 * 2 + 250 * 150);
  });

  test('costs more for what is asked for besides', () => {
    const plain = planFor({ ask: 'snapshot' }, SIZE).calls;
    const full = planFor({ ask: 'snapshot', drift: true, policies: true, tags: true, units: true }, SIZE).calls;
    expect(full.strategy - plain.strategy).toBe(40);
    expect(full.naming - plain.naming).toBe(40 * 4 + 40 + 300 + 1);
  });
});

test('what limits the calls is what takes time: each limit beside the others', () => {
  const few = { ...SIZE, permissionSets: 1, pairs: 1, accounts: 1 };
  // 250 listings of members at 18 a second, then twenty pages of users.
  expect(planFor({ ask: 'snapshot' }, few).seconds).toBeCloseTo(250 / 18 + 20 / 18, 1);
  // Organizations keeps a slower pace.
  expect(planFor({ ask: 'snapshot', tags: true }, { ...SIZE, accounts: 10_000, pairs: 0 }).seconds).toBeGreaterThan(
    1_300,
  );
});

describe('one account', () => {
  test('costs a call and one a permission set there', () => {
    expect(planFor({ ask: 'who' }, { ...SIZE, setsThere: 8 })).toMatchObject({
      strategy: 'account',
      calls: { strategy: 9 },
      others: [
        { strategy: 'by-set', calls: 41 },
        { strategy: 'by-principal', calls: 2_250, lacks: expect.any(String) },
      ],
    });
    expect(planFor({ ask: 'who', permissionSet: true }, SIZE).calls.strategy).toBe(1);
  });

  test('names cost nothing where they are known', () => {
    const warm = ['users', 'groups', 'members', 'permissionSets', 'accounts'] as const;
    expect(planFor({ ask: 'who' }, { ...SIZE, setsThere: 8, warm }).calls.naming).toBe(0);
  });
});

describe('one principal', () => {
  test('costs a call, and one a group of a user', () => {
    expect(planFor({ ask: 'of', principal: 'user' }, { ...SIZE, groupsOfUser: 3 })).toMatchObject({
      strategy: 'principal',
      calls: { strategy: 4 },
      others: [
        { strategy: 'by-set', calls: 2_441 },
        { strategy: 'by-account', calls: 2_701 },
      ],
    });
    expect(planFor({ ask: 'of', principal: 'group' }, SIZE).calls.strategy).toBe(1);
  });

  test('is walked for where asking is refused', () => {
    expect(planFor({ ask: 'of', principal: 'user' }, SIZE, { without: { principal: 'refused' } })).toMatchObject({
      strategy: 'by-set',
      insteadOf: { strategy: 'principal', because: 'refused' },
    });
  });
});

test('what nobody knows is guessed, and said to be', () => {
  expect(
    planFor({ ask: 'who' }, { accounts: 300, pairs: 2_400, users: 10, groups: 10, permissionSets: 40 }),
  ).toMatchObject({
    calls: { strategy: 9 },
    assumed: ['permission sets in the account'],
  });
  expect(planFor({ ask: 'snapshot' }, {}).assumed).toEqual([
    'accounts',
    'groups',
    'permission sets',
    'permission sets in all accounts together',
    'users',
  ]);
});

test('an empty organization costs the calls that say so', () => {
  expect(planFor({ ask: 'snapshot' }, { accounts: 1, permissionSets: 0, pairs: 0, users: 0, groups: 0 })).toMatchObject(
    {
      strategy: 'by-set',
      calls: { strategy: 1 },
    },
  );
});
