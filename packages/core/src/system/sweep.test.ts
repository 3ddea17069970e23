import { utimesSync } from 'node:fs';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemFiles } from './files.ts';
import { tempName, tempOwner } from './temp-name.ts';
import { type ProcessIdentity, thisProcess } from './this-process.ts';

/** No system gives out a pid this high. */
const NO_PID = 2 ** 30;

let home: TempHome;

beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

async function leave(maker: Partial<ProcessIdentity>, ageMinutes = 0) {
  const name = tempName('token.json', { ...thisProcess(), ...maker });
  const atSeconds = Date.now() / 1000 - ageMinutes * 60;
  utimesSync(await home.write(`cache/${name}`, '{"accessToken": "AT"}'), atSeconds, atSeconds);
}

const sweep = () => systemFiles().sweep(home.at('cache'));

test.each<[string, Partial<ProcessIdentity>, number, number]>([
  ['of a process that is gone', { pid: NO_PID }, 0, 1],
  ['of a process whose pid another has now', { start: '1' }, 0, 1],
  ['of a living process', {}, 0, 0],
  ['of a living process, however old', {}, 600, 0],
  ['of another host, fresh', { host: 'elsewhere', pid: NO_PID }, 59, 0],
  ['of another host, older than an hour', { host: 'elsewhere' }, 61, 1],
  ['of another container, fresh', { pidNamespace: 'pid:[1]', pid: NO_PID }, 0, 0],
  ['of before the last start of the machine, older than an hour', { bootId: 'before' }, 61, 1],
])('treats a temp file %s as it should', async (_what, maker, ageMinutes, swept) => {
  await leave(maker, ageMinutes);
  expect(await sweep()).toBe(swept);
  expect(await home.files('cache')).toHaveLength(1 - swept);
});

test('touches nothing that is not its own', async () => {
  const names = [
    'token.json',
    'token.json.lock',
    'a.tmp',
    'x.ssoctl-tmp',
    'x.1-2-3-4.ssoctl-tmp',
    '.json.lock.0123456789abcdef',
  ];
  for (const name of names) await home.write(`cache/${name}`, '');
  expect(await sweep()).toBe(0);
  expect(await home.files('cache')).toHaveLength(names.length);
});

test('sets aside a claim whose lock is gone, and keeps one whose lock is there', async () => {
  const [lock, claim] = ['00000000000000aa', '00000000000000bb'].map((nonce) =>
    JSON.stringify({ ...thisProcess(), nonce }),
  );
  await home.write('cache/a.json.lock', lock ?? '');
  await home.write('cache/a.json.lock.00000000000000aa', claim ?? '');
  await home.write('cache/a.json.lock.00000000000000cc', claim ?? '');
  await home.write('cache/b.json.lock.00000000000000aa', claim ?? '');
  expect(await sweep()).toBe(2);
  expect(await home.files('cache')).toEqual(['cache/a.json.lock', 'cache/a.json.lock.00000000000000aa']);
});

test('never throws, also for a folder that is not there', async () => {
  expect(await systemFiles().sweep(home.at('nowhere'))).toBe(0);
  expect(await systemFiles().sweep(await home.write('file', ''))).toBe(0);
});

test('is done by every write in its folder', async () => {
  await leave({ pid: NO_PID });
  await systemFiles().replace(home.at('cache/other.json'), '{}');
  expect(await home.files('cache')).toEqual(['cache/other.json']);
});

test('reads from a name who made it', () => {
  const maker = { pid: 17, start: '99', host: 'h', bootId: 'b', pidNamespace: 'n' };
  expect(tempOwner(tempName('config', maker))).toMatchObject({ pid: 17, start: '99' });
  expect(tempOwner(tempName('config', { ...maker, start: '' }))).toMatchObject({ pid: 17, start: '' });
  expect(tempOwner('config')).toBeUndefined();
});

test('names each temp file anew', () => {
  expect(tempName('config', thisProcess())).not.toBe(tempName('config', thisProcess()));
});
