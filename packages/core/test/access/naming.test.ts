import { fakeClock } from '@ssoctl/testkit';
import { groupIdOf, organizationDirectory, sizedOrganization, userIdOf } from '@ssoctl/testkit/organization';
import { describe, expect, test } from 'vitest';
import { openInquiry } from '../../src/access/asking/inquiry.ts';
import { listMembers } from '../../src/access/names/members.ts';
import { nameGroups, nameUsers } from '../../src/access/names/name-all.ts';
import { forgetfulStore } from '../../src/access/store/types.ts';

/** Two thousand users: twenty pages. Five hundred groups: five. */
const model = sizedOrganization({ accounts: 1, permissionSets: 1, pairs: 0, users: 2_000, groups: 500 });
const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, n) => n + from);

async function inquiry(options: Parameters<typeof organizationDirectory>[1] = {}, users?: number) {
  const directory = organizationDirectory(model, options);
  const scope = { instanceArn: model.instanceArn, caller: 'auditor' };
  const asked = await openInquiry({ directory, clock: fakeClock(), onEvent: () => {}, store: forgetfulStore(), scope });
  if (users !== undefined) asked.book.users.count = users;
  return { asked, calls: () => directory.service.calls };
}

describe('people get their names by the fewest calls', () => {
  test.each([
    ['a few, one by one', 12, undefined, { 'identitystore:DescribeUser': 12 }],
    ['many, by listing all', 60, undefined, { 'identitystore:ListUsers': 20 }],
    [
      'as many as there are pages, by listing, which tells the others too',
      20,
      2_000,
      { 'identitystore:ListUsers': 20 },
    ],
    ['fewer than there are pages, one by one', 19, 2_000, { 'identitystore:DescribeUser': 19 }],
    ['a few of few, as it seemed, by a listing that is broken off', 3, 250, { 'identitystore:ListUsers': 4 }],
    ['nobody, by no call', 0, undefined, {}],
  ])('%s', async (_name, found, known, expected) => {
    const { asked, calls } = await inquiry({}, known);
    await nameUsers(asked, numbers(found).map(userIdOf));
    expect(calls()).toEqual(expected);
    expect(numbers(found).every((n) => asked.book.users.look(userIdOf(n))?.value?.userName === `user-${n}`)).toBe(true);
  });

  test('a listing that turns out longer than asking one by one is broken off', async () => {
    const { asked, calls } = await inquiry({ pageSize: 10 });
    await nameUsers(asked, numbers(25, 1_900).map(userIdOf));
    expect(calls()).toEqual({ 'identitystore:ListUsers': 26, 'identitystore:DescribeUser': 25 });
    expect(asked.book.users.all()).toBeUndefined();
  });

  test('what is known is not asked again', async () => {
    const { asked, calls } = await inquiry();
    await nameUsers(asked, [userIdOf(1), userIdOf(1)]);
    await nameUsers(asked, [userIdOf(1), userIdOf(2)]);
    expect(calls()).toEqual({ 'identitystore:DescribeUser': 2 });
  });
});

test('who is in no listing is gone; who is not found is gone', async () => {
  const { asked } = await inquiry();
  await nameUsers(asked, [...numbers(30), 5_000].map(userIdOf));
  await nameGroups(asked, [groupIdOf(9_000)]);
  expect(asked.book.users.look(userIdOf(5_000))).toMatchObject({ value: undefined });
  expect(asked.book.groups.look(groupIdOf(9_000))).toMatchObject({ value: undefined });
  expect(asked.gaps).toEqual([]);
});

test('one way that fails is made up for by the other; where both fail each failure is told once', async () => {
  const [list, describeOne] = ['identitystore:ListUsers', 'identitystore:DescribeUser'];
  for (const operation of [list, describeOne]) {
    const { asked } = await inquiry({ faults: [{ code: 'ACCESS_DENIED', operation }] });
    await nameUsers(asked, numbers(operation === list ? 60 : 5).map(userIdOf));
    expect(asked.gaps).toEqual([]);
    expect(asked.book.users.look(userIdOf(4))?.value?.userName).toBe('user-4');
  }
  const { asked } = await inquiry({
    faults: [list, describeOne].map((operation) => ({ code: 'ACCESS_DENIED' as const, operation })),
  });
  await nameUsers(asked, numbers(60).map(userIdOf));
  expect(asked.gaps.map(({ operation, principalId }) => [operation, principalId])).toEqual([
    ['ListUsers', undefined],
    ['DescribeUser', undefined],
  ]);
});

test('a listing that breaks off in the middle has told something', async () => {
  const { asked, calls } = await inquiry({ faults: [], endless: 'identitystore:ListUsers' });
  await nameUsers(asked, numbers(60).map(userIdOf));
  expect(asked.gaps).toEqual([]);
  expect(calls()['identitystore:DescribeUser']).toBeUndefined();
});

test('one that cannot be described is told, and the rest has names', async () => {
  const { asked } = await inquiry({
    faults: [{ code: 'SERVICE_UNAVAILABLE', operation: 'identitystore:DescribeUser', about: userIdOf(3) }],
  });
  await nameUsers(asked, numbers(5).map(userIdOf));
  expect(asked.gaps).toMatchObject([
    { operation: 'DescribeUser', principalType: 'USER', principalId: userIdOf(3), code: 'SERVICE_UNAVAILABLE' },
  ]);
  expect(asked.book.users.look(userIdOf(4))).toBeDefined();
});

test('members are listed once a group, each person once; a group that is gone is an answer', async () => {
  const { asked, calls } = await inquiry({ pageSize: 3, overlapping: true });
  await listMembers(asked, [groupIdOf(1), groupIdOf(1), groupIdOf(9_000)]);
  await listMembers(asked, [groupIdOf(1), groupIdOf(9_000)]);
  const members = asked.book.members.look(groupIdOf(1))?.value ?? [];
  expect(new Set(members)).toEqual(new Set(model.groups[1]?.members));
  expect(new Set(members).size).toBe(members.length);
  expect(asked.book.groups.look(groupIdOf(9_000))).toMatchObject({ value: undefined });
  expect(asked.gaps).toEqual([]);
  expect(calls()['identitystore:ListGroupMemberships']).toBe(Math.ceil(members.length / 3) + 1);
});
