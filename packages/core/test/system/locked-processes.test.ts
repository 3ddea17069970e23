import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../src/system/clock.ts';
import { systemFiles } from '../../src/system/files.ts';
import { systemLocks } from '../../src/system/locks.ts';
import { type ChildPrograms, childPrograms } from './child-programs.ts';

let programs: ChildPrograms;
let home: TempHome;

beforeAll(() => {
  programs = childPrograms('counter', 'holder');
});
afterAll(() => programs.remove());
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

test('loses nothing when fifty processes count at once', async () => {
  const counters = Array.from({ length: 50 }, () => programs.run('counter', home.at('cache/count'), '2'));
  expect(new Set(await Promise.all(counters))).toEqual(new Set([0]));
  expect(await home.read('cache/count')).toBe('100');
  expect(readdirSync(home.at('cache'))).toEqual(['count']);
});

test('loses nothing when processes are killed while others count', async () => {
  const path = home.at('cache/count');
  const counters = Array.from({ length: 8 }, () => programs.run('counter', path, '10'));
  for (let kills = 0; kills < 4; kills += 1) {
    const holder = programs.start('holder', path);
    await once(holder.stdout ?? holder, 'data');
    holder.kill('SIGKILL');
  }
  expect(new Set(await Promise.all(counters))).toEqual(new Set([0]));
  expect(await home.read('cache/count')).toBe('80');
});

test('takes over within two seconds when the holder is killed', async () => {
  const holder = programs.start('holder', home.at('cache/count'));
  await once(holder.stdout ?? holder, 'data');
  const locks = systemLocks({ files: systemFiles(), clock: systemClock(), onEvent: () => {} });
  const waiters = Array.from({ length: 8 }, () =>
    locks.hold(home.at('cache/count'), async () => 'held', { waitMs: 2_000 }),
  );
  holder.kill('SIGKILL');
  expect(new Set(await Promise.all(waiters))).toEqual(new Set(['held']));
});
