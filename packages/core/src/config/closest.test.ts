import { expect, test } from 'vitest';
import { closest } from './closest.ts';

const NAMES = ['default', 'dev', 'production', 'production-eu', 'staging', 'Sandbox'];

test.each([
  ['dve', 'dev'],
  ['DEV', 'dev'],
  ['deve', 'dev'],
  ['stagin', 'staging'],
  ['stgaing', 'staging'],
  ['sand', 'Sandbox'],
  ['prodcution', 'production'],
  ['production-us', 'production-eu'],
  ['deafult', 'default'],
  ['x', undefined],
  ['prod', undefined],
  ['something', undefined],
  ['', undefined],
])('%j was probably meant to be %j', (name, meant) => {
  expect(closest(name, NAMES)).toBe(meant);
});

test('finds it among very many names', () => {
  const names = Array.from({ length: 20_000 }, (_, at) => `account-${at}-Administrator`);
  expect(closest('acount-19999-Administrator', names)).toBe('account-19999-Administrator');
});
