import { expect, test } from 'vitest';
import { plainText } from './plain-text.ts';

test.each([
  ['keeps letters of every script', 'Zugriff für Ærø 日本', 'Zugriff für Ærø 日本'],
  ['drops what steers a terminal', 'a\u001b[31mred\u001b]0;t\u0007b', 'a [31mred ]0;t b'],
  ['drops what reorders text', 'a\u202eb', 'a b'],
  ['makes one line', ' one\r\n two\u2028three ', 'one  two three'],
])('%s', (_what, text, plain) => {
  expect(plainText(text)).toBe(plain);
});

test('is bounded', () => {
  expect(plainText('x'.repeat(10_000), 20)).toBe(`${'x'.repeat(19)}…`);
});
