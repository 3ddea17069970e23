import { describe, expect, test } from 'vitest';
import { isSsoctlError } from '../../errors/index.ts';
import { ACCOUNTS, pick, quoted, USERS } from './pick.ts';

const users = [
  { userId: 'u-1', userName: 'maya', displayName: 'Maya M', email: 'm@example.com' },
  { userId: 'u-2', userName: 'Maya M', displayName: 'Other' },
  { userId: 'u-3', displayName: 'Twin' },
  { userId: 'u-4', displayName: 'twin' },
  { userId: 'u-5', displayName: 'Twin' },
];
const failure = (work: () => unknown) => {
  try {
    work();
  } catch (error) {
    if (isSsoctlError(error)) return { code: error.code, message: error.message };
    throw error;
  }
  return undefined;
};

describe('what somebody typed', () => {
  test.each([
    ['u-2', 'u-2'],
    ['maya', 'u-1'],
    ['MAYA', 'u-1'],
    ['M@example.com', 'u-1'],
    ['twin', 'u-4'],
    // What one is called in the surest way goes before what another one is called besides.
    ['Maya M', 'u-2'],
  ])('%s', (typed, id) => expect(pick(USERS, typed, users).userId).toBe(id));
});

test('several of one name are listed, ten at most', () => {
  expect(failure(() => pick(USERS, 'Twin', users))).toEqual({
    code: 'USAGE',
    message: '"Twin" is the name of 2 users: u-3, u-5',
  });
  const many = Array.from({ length: 12 }, (_, n) => ({ accountId: String(100 + n), name: 'x' }));
  expect(failure(() => pick(ACCOUNTS, 'x', many))?.message).toMatch(
    /^"x" is the name of 12 accounts: 100, .*109, and 2 more$/,
  );
});

test('nobody of that name comes with the nearest one', () => {
  expect(failure(() => pick(USERS, 'mayo', users))).toEqual({
    code: 'NOT_FOUND',
    message: 'there is no user "mayo"; did you mean "maya"?',
  });
});

test('what would move a cursor or turn text round is made visible', () => {
  expect(quoted('a\u001b[2K\u202Eb\nc\u2028d')).toBe('"a\\u001b[2K\\u202eb\\u000ac\\u2028d"');
  const odd = [{ accountId: '1', name: 'pro\u0007d' }];
  expect(failure(() => pick(ACCOUNTS, 'prod', odd))?.message).not.toContain('\u0007');
});
