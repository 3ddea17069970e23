import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextLines } from '../ini/lines.ts';
import { anchorsOf } from './anchors.ts';
import { lineDifference } from './line-difference.ts';

const of = (old: string, wanted: string) => anchorsOf([...old], [...wanted]).map(([x, y]) => `${old[x]}${x}${y}`);

test.each([
  ['abc', 'abc', ['a00', 'b11', 'c22']],
  ['abc', 'xbz', ['b11']],
  ['abab', 'ab', []],
  ['axb', 'bxa', ['b20']],
  ['abcde', 'deabc', ['a02', 'b13', 'c24']],
  ['', 'abc', []],
])('between %j and %j', (old, wanted, anchors) => {
  expect(of(old, wanted)).toEqual(anchors);
});

test('rise in both texts, whatever they are', () => {
  const lines = fc.array(fc.constantFrom(...'abcdefghij'), { maxLength: 12 });
  fc.assert(
    fc.property(lines, lines, (old, wanted) => {
      const anchors = anchorsOf(old, wanted);
      for (const [x, y] of anchors) expect(old[x]).toBe(wanted[y]);
      for (const [at, [x, y]] of anchors.slice(1).entries()) {
        expect(x).toBeGreaterThan(anchors[at]?.[0] ?? 0);
        expect(y).toBeGreaterThan(anchors[at]?.[1] ?? 0);
      }
    }),
  );
});

test('keep the difference of two large files small, however many sections changed', () => {
  const section = (at: number, role: string) =>
    `[profile account-${at}]\nsso_session = corp\nsso_role_name = ${role}\n\n`;
  const file = (role: (at: number) => string) =>
    new TextLines(Array.from({ length: 5_000 }, (_, at) => section(at, role(at))).join(''));
  const edits = lineDifference(
    file(() => 'ReadOnly'),
    file((at) => (at % 2 === 0 ? 'Admin' : 'ReadOnly')),
  );
  expect(edits).toHaveLength(2_500);
  expect(edits[1]).toEqual({ from: 11, to: 12, lines: ['sso_role_name = Admin'] });
});
