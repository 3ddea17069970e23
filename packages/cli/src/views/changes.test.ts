import { expect, test } from 'vitest';
import { changesSentence, diffLines } from './changes.ts';

const file = '~/.aws/config';
const of = (action: 'add' | 'change' | 'remove', ...sections: string[]) =>
  sections.map((section) => ({ file, section, action }));

test.each([
  [of('add', 'profile a'), 'Added [profile a] to ~/.aws/config.'],
  [of('change', 'profile a'), 'Changed [profile a] in ~/.aws/config.'],
  [of('remove', 'profile a', 'profile b'), 'Removed 2 sections from ~/.aws/config.'],
  [
    [...of('add', 'a', 'b', 'c'), ...of('remove', 'd'), ...of('change', 'e', 'f')],
    'Changed ~/.aws/config: added 3 sections, changed 2 sections, removed [d].',
  ],
  [of('change', ''), 'Changed ~/.aws/config.'],
  [of('add', 'a\x1b[2J'), 'Added [a\\x1b[2J] to ~/.aws/config.'],
])('one sentence tells what was done: %#', (changes, sentence) => {
  expect(changesSentence({ file, changes })).toBe(sentence);
});

test('a diff has colours for what comes and what goes, and none of them for its head', () => {
  const diff = '--- config\n+++ config\n@@ -1,2 +1,2 @@\n [a]\n-x = 1\n+x = 2\n---\n+++\n';
  const lines = diffLines(
    diff,
    (text) => `green ${text}`,
    (text) => text,
    (text) => `red ${text}`,
  );
  expect(lines).toEqual([
    '--- config',
    '+++ config',
    '@@ -1,2 +1,2 @@',
    ' [a]',
    'red -x = 1',
    'green +x = 2',
    'red ---',
    'green +++',
  ]);
});
