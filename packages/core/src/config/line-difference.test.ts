import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextLines } from '../ini/lines.ts';
import { lineDifference } from './line-difference.ts';

const difference = (before: string, after: string) => lineDifference(new TextLines(before), new TextLines(after));

/** The lines of a text after edits. */
function applied(before: string, edits: ReturnType<typeof lineDifference>): string[] {
  const lines = new TextLines(before);
  const made: string[] = [];
  let next = 1;
  for (const { from, to, lines: added } of edits) {
    for (; next < from; next += 1) made.push(lines.at(next));
    made.push(...added);
    next = to;
  }
  for (; next <= lines.count; next += 1) made.push(lines.at(next));
  return made;
}

test.each([
  ['a\nb\n', 'a\nb\n', []],
  ['a\nb\nc\n', 'a\nX\nc\n', [{ from: 2, to: 3, lines: ['X'] }]],
  ['a\nb\nc\n', 'a\nc\n', [{ from: 2, to: 3, lines: [] }]],
  ['a\nc\n', 'a\nb\nc\n', [{ from: 2, to: 2, lines: ['b'] }]],
  ['', 'a\n', [{ from: 1, to: 1, lines: ['a'] }]],
  [
    'a\nb\nc\nd\n',
    'b\nc\nx\nd\ny\n',
    [
      { from: 1, to: 2, lines: [] },
      { from: 4, to: 4, lines: ['x'] },
      { from: 5, to: 5, lines: ['y'] },
    ],
  ],
  ['a\n', 'a\r\n', [{ from: 1, to: 2, lines: ['a'] }]],
])('from %j to %j', (before, after, edits) => {
  expect(difference(before, after)).toEqual(edits);
});

test('leads from the one text to the other, whatever they are', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'c', '', '[x]'), { maxLength: 12 })
    .map((lines) => `${lines.join('\n')}\n`);
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = new TextLines(after);
      const wanted = Array.from({ length: lines.count }, (_, at) => lines.at(at + 1));
      expect(applied(before, difference(before, after))).toEqual(wanted);
    }),
    { numRuns: 2_000 },
  );
});

test('takes texts that have little in common as one change', () => {
  const many = (letter: string) => Array.from({ length: 1_500 }, (_, at) => `${letter}${at}\n`).join('');
  const [edit, ...more] = difference(`first\n${many('a')}last\n`, `first\n${many('b')}last\n`);
  expect(more).toEqual([]);
  expect(edit).toMatchObject({ from: 2, to: 1_502, lines: { length: 1_500 } });
});
