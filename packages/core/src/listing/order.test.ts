import { expect, test } from 'vitest';
import { byName } from './order.ts';

test('accounts stand by name, then id, by code points', () => {
  const sorted = [
    { accountId: '2' },
    { accountId: '1', accountName: 'B' },
    { accountId: '3', accountName: 'a' },
    { accountId: '4', accountName: 'a' },
    { accountId: '5', accountName: '\uE000' },
    { accountId: '6', accountName: '😀' },
  ];
  expect([...sorted].reverse().sort(byName)).toEqual(sorted);
});
