import { readdirSync } from 'node:fs';
import { type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/index.ts';
import { type ChildPrograms, childPrograms } from './child-programs.ts';

let programs: ChildPrograms;
let home: TempHome;
beforeAll(() => {
  programs = childPrograms('applier');
});
afterAll(() => programs.remove());
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

test.each([
  ['an existing file', '[default]\noutput = json\n'],
  ['no file', undefined],
])('loses nothing when processes change it at once: %s', async (_what, content) => {
  if (content !== undefined) await home.write('.aws/config', content);
  const names = ['a', 'b', 'c'].map((letter) => Array.from({ length: 6 }, (_, at) => `${letter}${at}`));
  const ends = await Promise.all(names.map((own) => programs.run('applier', home.path, ...own)));
  expect(ends).toEqual([0, 0, 0]);
  const { sessions, profiles } = await loadConfig(worldFor(home));
  expect([...sessions.keys()].sort()).toEqual(names.flat().sort());
  expect([...profiles.keys()]).toEqual(content === undefined ? [] : ['default']);
  expect(readdirSync(home.at('.aws'))).toEqual(['config']);
});
