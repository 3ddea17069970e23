import { expect, test } from 'vitest';
import { accountLabels, roleLabels } from './labels.ts';

test('stand below each other, whatever accounts are called', () => {
  const accounts = [
    { accountId: '111111111111', accountName: 'sandbox' },
    { accountId: '222222222222', accountName: '東京' },
    { accountId: '333333333333', accountName: 'x'.repeat(256) },
    { accountId: '444444444444', accountName: 'a\u001b[2J\nb' },
    { accountId: '555555555555' },
    { accountId: '666666666666', accountName: '' },
  ];
  expect(accountLabels(accounts)).toEqual([
    `sandbox${' '.repeat(35)}111111111111`,
    `東京${' '.repeat(38)}222222222222`,
    `${'x'.repeat(39)}…  333333333333`,
    `a\\x1b[2J\\x0ab${' '.repeat(29)}444444444444`,
    `(no name)${' '.repeat(33)}555555555555`,
    `(no name)${' '.repeat(33)}666666666666`,
  ]);
});

test('of roles name the account first', () => {
  expect(roleLabels([{ accountId: '111111111111', accountName: 'sandbox', roleName: 'Admin' }])).toEqual([
    'sandbox  111111111111  Admin',
  ]);
  expect(roleLabels([])).toEqual([]);
});
