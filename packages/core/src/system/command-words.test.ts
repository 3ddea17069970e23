import { expect, test } from 'vitest';
import { commandWords } from './command-words.ts';

test.each<[string, NodeJS.Platform, string[] | undefined]>([
  ['firefox', 'linux', ['firefox']],
  ['  firefox   --new-tab  %s ', 'linux', ['firefox', '--new-tab', '%s']],
  ['"/opt/my browser/run" -x', 'linux', ['/opt/my browser/run', '-x']],
  ['\'a b\'"c d"e', 'linux', ['a bc de']],
  ['a\\ b', 'linux', ['a b']],
  ['"a\\"b\\n"', 'linux', ['a"b\\n']],
  ["'a\\b'", 'linux', ['a\\b']],
  ['""', 'linux', ['']],
  ['$HOME/x `id` $(id) ; rm', 'linux', ['$HOME/x', '`id`', '$(id)', ';', 'rm']],
  ['"open', 'linux', undefined],
  ["it's", 'linux', undefined],
  ['', 'linux', []],
  ['"C:\\Program Files\\b.exe" -x', 'win32', ['C:\\Program Files\\b.exe', '-x']],
  ["it's", 'win32', ["it's"]],
])('%s on %s', (text, platform, words) => {
  expect(commandWords(text, platform)).toEqual(words);
});
