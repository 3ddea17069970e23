import { describe, expect, test } from 'vitest';
import { parseIni } from './parse.ts';
import { profileMap } from './profile-map.ts';
import { shellWords } from './shell-words.ts';

describe('profileMap', () => {
  test.each([
    ['[profile dev]', 'dev'],
    ['[profile "a b"]', 'a b'],
    ["[profile 'a b']", 'a b'],
    ['[profile a\\ b]', 'a b'],
    ['[profile\ta]', 'a'],
    ['  [profile a] # trailing', 'a'],
    ['[default]', 'default'],
    ['[profile default]', 'default'],
    ['[profile a"b c"d]', 'ab cd'],
    ['[profile ""]', ''],
  ])('%s is the profile %j', (header, name) => {
    expect([...profileMap(parseIni(`${header}\n`, 'config')).profiles.keys()]).toEqual([name]);
  });

  test.each(['[dev]', '[profile a b]', '[ profile a ]', '[profile "a]', '[profile]', '[Profile a]', '[ default ]'])(
    '%s is nobody’s',
    (header) => {
      const map = profileMap(parseIni(`${header}\n`, 'config'));
      expect(map.profiles.size + map.sessions.size + map.services.size).toBe(0);
      expect(map.strays).toHaveLength(1);
    },
  );

  test('keeps profiles, sessions and services of one name apart', () => {
    const map = profileMap(parseIni('[profile x]\n[sso-session x]\n[services x]\n', 'config'));
    expect([map.profiles, map.sessions, map.services].map((sections) => sections.get('x')?.line)).toEqual([1, 2, 3]);
  });

  test.each([
    ['[default]\nregion = a\n[profile default]\noutput = b\n', 'default'],
    ['[profile default]\nregion = a\n[default]\noutput = b\n', 'default'],
    ['[profile a]\nregion = a\n[profile "a"]\noutput = b\n', 'a'],
  ])('lets the later of two headers for one name replace the earlier', (text, name) => {
    const section = profileMap(parseIni(text, 'config')).profiles.get(name);
    expect(section?.entries.map(({ key }) => key)).toEqual(['output']);
  });
});

describe('shellWords', () => {
  test.each([
    ['', []],
    ['  a  b\t', ['a', 'b']],
    [`a "b c" 'd "e'`, ['a', 'b c', 'd "e']],
    ['a\\ b "c\\"d\\\\e\\f"', ['a b', 'c"d\\e\\f']],
    [`'' ""`, ['', '']],
    ['# a', ['#', 'a']],
    ['"open', undefined],
    ["'open", undefined],
    ['open\\', undefined],
    ['"open\\"', undefined],
  ])('splits %j', (text, words) => {
    expect(shellWords(text)).toEqual(words);
  });
});
