import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fit, visible, visibleJson, visibleLines, widthOf } from './visible.ts';

test.each([
  ['an escape sequence', '\x1b[31mred', '\\x1b[31mred'],
  ['a line end', 'a\nb', 'a\\x0ab'],
  ['a C1 control', 'a\u009b1m', 'a\\x9b1m'],
  ['the direction of writing', 'a\u202eb', 'a\\u202eb'],
  ['nothing in a name in any script', 'Größe 東京 עברית', 'Größe 東京 עברית'],
])('writes out %s', (_what, text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('leaves the lines of a message', () => {
  expect(visibleLines('a\n\tb\x07')).toBe('a\n\tb\\x07');
});

test('gives JSON that means the same and steers no terminal', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const shown = visibleJson({ name: text });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be left.
      expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      expect(JSON.parse(shown)).toEqual({ name: text });
    }),
  );
});

test.each([
  ['abc', 3],
  ['東京', 4],
  ['é', 1],
  ['🙂', 2],
])('%s is %i columns wide', (text, width) => {
  expect(widthOf(text)).toBe(width);
});

test('cuts to the width, and says that it did', () => {
  expect(fit('abcdef', 6)).toBe('abcdef');
  expect(fit('abcdef', 4)).toBe('abc…');
  expect(fit('東京都', 4)).toBe('東…');
});
