import { chmodSync, chownSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ChildPrograms, childPrograms, NOBODY } from './child-programs.ts';

let programs: ChildPrograms;
let home: TempHome;

beforeAll(() => {
  programs = childPrograms('attempt');
});
afterAll(() => programs.remove());
beforeEach(async () => {
  home = await tempHome();
  chmodSync(home.path, 0o755);
  mkdirSync(home.at('cache'));
  writeFileSync(home.at('cache/token.json'), 'old');
  give('cache');
  give('cache/token.json');
});
afterEach(() => {
  chmodSync(home.at('cache'), 0o700);
  return home.remove();
});

/** Hands something to the user who attempts. */
function give(name: string) {
  if (NOBODY.uid !== undefined) chownSync(home.at(name), NOBODY.uid, NOBODY.gid);
}

function attempt(action: string, name = 'cache/token.json') {
  return JSON.parse(programs.printedByNobody('attempt', action, home.at(name)));
}

test('tells which file may not be read, why, and how to look', () => {
  chmodSync(home.at('cache/token.json'), 0);
  expect(attempt('read')).toEqual({
    code: 'FILE_UNREADABLE',
    message: `${home.at('cache/token.json')}: cannot be read: permission denied (EACCES)`,
    hint: `see who may read it: ls -ld '${home.at('cache')}' '${home.at('cache/token.json')}'`,
    details: { path: home.at('cache/token.json'), errno: 'EACCES' },
  });
});

test.each(['read', 'list', 'info'])(
  'tells a folder that may not be entered from one that is not there: %s',
  (action) => {
    chmodSync(home.at('cache'), 0);
    expect(attempt(action, action === 'list' ? 'cache' : 'cache/token.json').code).toBe('FILE_UNREADABLE');
  },
);

test.each(['replace', 'replace as ours', 'remove', 'lock'])('tells that a folder may not be written: %s', (action) => {
  chmodSync(home.at('cache'), 0o500);
  const path = home.at(action === 'lock' ? 'cache/token.json.lock' : 'cache/token.json');
  expect(attempt(action)).toEqual({
    code: 'FILE_UNWRITABLE',
    message: `${path}: cannot be written: permission denied (EACCES)`,
    hint: `see who may write there: ls -la '${home.at('cache')}'`,
    details: { path, errno: 'EACCES' },
  });
  expect(readdirSync(home.at('cache'))).toEqual(['token.json']);
  expect(readFileSync(home.at('cache/token.json'), 'utf8')).toBe('old');
});

test('leaves a file alone that its owner made read-only', () => {
  chmodSync(home.at('cache/token.json'), 0o400);
  expect(attempt('replace').code).toBe('FILE_UNWRITABLE');
  expect(readFileSync(home.at('cache/token.json'), 'utf8')).toBe('old');
});

test('replaces a cache file of ours although it is read-only', () => {
  chmodSync(home.at('cache/token.json'), 0);
  expect(attempt('replace as ours')).toEqual({});
  expect(readFileSync(home.at('cache/token.json'), 'utf8')).toBe('new');
  expect(statSync(home.at('cache/token.json')).mode & 0o777).toBe(0o600);
});

test('holds a lock as a user without rights', () => {
  expect(attempt('lock')).toEqual({ value: 'held' });
  expect(readdirSync(home.at('cache'))).toEqual(['token.json']);
});
