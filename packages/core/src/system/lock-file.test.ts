import { execFileSync } from 'node:child_process';
import { linkSync, readdirSync, statSync } from 'node:fs';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLock, lookAtLock, removeLock } from './lock-file.ts';
import { thisProcess } from './this-process.ts';

const RECORD = { ...thisProcess(), nonce: '0123456789abcdef' };

let home: TempHome;

beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code });
};

test('makes a lock of its owner alone, a JSON object that says who holds it', async () => {
  expect(createLock(home.at('lock'), RECORD)).toBe(true);
  expect(await home.json('lock')).toEqual(RECORD);
  expect(Object.keys(await home.json('lock'))).toEqual(['pid', 'start', 'host', 'bootId', 'pidNamespace', 'nonce']);
  expect(statSync(home.at('lock')).mode & 0o777).toBe(0o600);
  expect(readdirSync(home.path)).toEqual(['lock']);
});

test('makes no lock where one is', () => {
  createLock(home.at('lock'), RECORD);
  expect(createLock(home.at('lock'), { ...RECORD, nonce: 'ffffffffffffffff' })).toBe(false);
  expect(lookAtLock(home.at('lock'))?.id).toBe('0123456789abcdef');
  expect(readdirSync(home.path)).toEqual(['lock']);
});

test.each(['EPERM', 'ENOTSUP', 'ENOSYS'])('makes the lock itself where there are no hard links: %s', async (code) => {
  expect(createLock(home.at('lock'), RECORD, failing(code))).toBe(true);
  expect(createLock(home.at('lock'), RECORD, failing(code))).toBe(false);
  expect(await home.json('lock')).toEqual(RECORD);
  expect(readdirSync(home.path)).toEqual(['lock']);
});

test('knows that it made the lock although the reply of the file server was lost', () => {
  const lost: typeof linkSync = (from, to) => {
    linkSync(from, to);
    failing('EEXIST')();
  };
  expect(createLock(home.at('lock'), RECORD, lost)).toBe(true);
});

test('leaves nothing behind when a lock cannot be made', () => {
  expect(() => createLock(home.at('lock'), RECORD, failing('EIO'))).toThrow('EIO');
  expect(readdirSync(home.path)).toEqual([]);
});

test.each([
  ['empty', ''],
  ['half-written', '{"pid": 12, "st'],
  ['a list', '[]'],
  ['null', 'null'],
  ['without a nonce', JSON.stringify({ ...RECORD, nonce: undefined })],
  ['with a nonce that is no part of a name', JSON.stringify({ ...RECORD, nonce: '../../../evil0123' })],
  ['with a pid in words', JSON.stringify({ ...RECORD, pid: '12' })],
])('gives a lock that is %s an id, but no holder', async (_what, content) => {
  await home.write('lock', content);
  expect(lookAtLock(home.at('lock'))).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{16}$/), record: undefined });
});

test('does not wait for a writer where somebody put a pipe in place of the lock', () => {
  execFileSync('mkfifo', [home.at('lock')]);
  expect(lookAtLock(home.at('lock'))).toMatchObject({ record: undefined });
});

test('sees no lock where there is none', () => {
  expect(lookAtLock(home.at('lock'))).toBeUndefined();
  expect(removeLock(home.at('lock'))).toBe(false);
});
