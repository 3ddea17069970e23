import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIni } from '../ini/decode.ts';
import { parseIni } from '../ini/parse.ts';
import { appendDiff } from './append-diff.ts';
import { appendSection } from './append-section.ts';

const SECTION = { header: 'profile new', entries: [['region', 'eu-west-1'] as const] };
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
const bytes = (content: string) => Uint8Array.from(Buffer.from(content));

describe('appendSection', () => {
  test.each([
    ['', '[profile new]\nregion = eu-west-1\n'],
    ['[a]\nx = 1\n', '\n[profile new]\nregion = eu-west-1\n'],
    ['[a]\nx = 1', '\n\n[profile new]\nregion = eu-west-1\n'],
    ['[a]\nx = 1\n\n', '[profile new]\nregion = eu-west-1\n'],
    ['[a]\nx = 1\n  \t\n', '[profile new]\nregion = eu-west-1\n'],
    ['[a]\r\nx = 1\r\n', '\r\n[profile new]\r\nregion = eu-west-1\r\n'],
    ['[a]\r\nx = 1', '\r\n\r\n[profile new]\r\nregion = eu-west-1\r\n'],
    ['[a]\r\nx = 1\r\n\r\n', '[profile new]\r\nregion = eu-west-1\r\n'],
    ['[a]\r\nx = 1\ny = 2\n', '\n[profile new]\nregion = eu-west-1\n'],
    ['\n', '[profile new]\nregion = eu-west-1\n'],
  ])('adds to %j', (before, added) => {
    expect(text(appendSection(bytes(before), SECTION))).toBe(before + added);
  });

  test('keeps every byte before, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (before) => {
        const after = appendSection(before, SECTION);
        expect(after.subarray(0, before.length)).toEqual(before);
      }),
    );
  });

  const line = fc.constantFrom('[a]', '[profile b]', 'x = 1', 'y = 2', '  more', '# c', '', ' ', 's3 =', '  k = v');
  const ending = fc.constantFrom('\n', '\r\n', '\r');
  const file = fc
    .tuple(fc.array(fc.tuple(line, ending)), fc.boolean())
    .map(([lines, final]) =>
      lines.map(([content, end], at) => content + (final || at < lines.length - 1 ? end : '')).join(''),
    );

  test('changes the meaning of nothing that was there, and is read back', () => {
    let tried = 0;
    const parsed = (content: Uint8Array) => parseIni(decodeIni(content, 'f'), 'f').sections;
    const meaning = (content: Uint8Array) => parsed(content).map(({ name, line: at, entries }) => [name, at, entries]);
    fc.assert(
      fc.property(file, (content) => {
        let before: unknown[];
        try {
          before = meaning(bytes(content));
        } catch {
          return;
        }
        tried += 1;
        const after = meaning(appendSection(bytes(content), SECTION));
        expect(after.slice(0, -1)).toEqual(before);
        expect(after.at(-1)).toMatchObject([
          'profile new',
          expect.any(Number),
          [{ key: 'region', value: 'eu-west-1' }],
        ]);
      }),
      { numRuns: 2_000 },
    );
    expect(tried).toBeGreaterThan(100);
  });
});

describe('appendDiff', () => {
  const newline = fc.constantFrom('\n', '\r\n');
  const content = fc
    .tuple(fc.array(fc.constantFrom('[a]', 'x = 1', '', '# c')), newline, fc.boolean())
    .map(([lines, end, final]) => lines.join(end) + (final && lines.length > 0 ? end : ''));

  test('turns the old lines into the new ones', () => {
    fc.assert(
      fc.property(content, (before) => {
        const after = text(appendSection(bytes(before), SECTION));
        const diff = appendDiff('f', bytes(before), bytes(after));
        expect(patched(before, diff)).toEqual(linesOf(after));
      }),
    );
  });
});

function linesOf(content: string): string[] {
  const lines = content.replaceAll('\r\n', '\n').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What `patch` would make of the lines. */
function patched(before: string, diff: string): string[] {
  const lines = linesOf(before);
  const [, , hunk = '', ...body] = diff.trimEnd().split('\n');
  const [, start, count, , newCount] = (/^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(hunk) ?? []).map(Number);
  const at = start === 0 ? 0 : (start ?? 0) - 1;
  const old = body.filter((line) => line[0] === ' ' || line[0] === '-').map((line) => line.slice(1));
  const made = body.filter((line) => line[0] === ' ' || line[0] === '+').map((line) => line.slice(1));
  expect([old.length, made.length]).toEqual([count, newCount]);
  expect(lines.slice(at)).toEqual(old);
  return [...lines.slice(0, at), ...made];
}
