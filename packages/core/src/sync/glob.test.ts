import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globMatcher } from './glob.ts';

describe('a glob', () => {
  test.each([
    ['prod', 'prod', true],
    ['prod', 'production', false],
    ['prod', 'my-prod', false],
    ['*-prod', 'payments-prod', true],
    ['*-prod', '-prod', true],
    ['*-prod', 'payments-prod-2', false],
    ['*', '', true],
    ['**', 'x', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['?', 'é', true],
    ['?', '🚀', true],
    ['?', '', false],
    ['?', '\n', true],
    ['[abc]x', 'bx', true],
    ['[abc]x', 'dx', false],
    ['[a-c]x', 'bx', true],
    ['[c-a]x', 'bx', false],
    ['[!a-c]x', 'dx', true],
    ['[!a-c]x', 'bx', false],
    ['[]]', ']', true],
    ['[!]]', 'x', true],
    ['[a-]', '-', true],
    ['[a', '[a', true],
    ['[]', '[]', true],
    ['Prod', 'prod', false],
    ['a.c', 'abc', false],
    ['(a|b)+$', '(a|b)+$', true],
    ['\\d', '\\d', true],
  ])('%j and %j: %s', (glob, text, fits) => {
    expect(globMatcher(glob)(text)).toBe(fits);
  });

  test('is answered as a regular expression would answer', () => {
    const glob = fc.array(fc.constantFrom('a', 'b', '*', '?', '[ab]', '[!a]', '.')).map((parts) => parts.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', 'c', '.')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(glob, text, (pattern, subject) => {
        const source = pattern.replaceAll('.', '\\.').replaceAll('?', '.').replaceAll('*', '.*').replaceAll('[!', '[^');
        expect(globMatcher(pattern)(subject)).toBe(new RegExp(`^${source}$`, 's').test(subject));
      }),
      { numRuns: 2_000 },
    );
  });

  test('with very many stars is answered too', () => {
    expect(globMatcher(`${'a*'.repeat(60)}b`)('a'.repeat(5_000))).toBe(false);
  });
});
