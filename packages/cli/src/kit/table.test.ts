import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { table } from './table.ts';
import type { Page } from './view.ts';

const page = (terminal: boolean, columns = 80): Page => ({
  terminal,
  columns,
  colours: picocolors.createColors(false),
  nowMs: 0,
});
const columns = [{ title: 'NAME', shrinks: true }, { title: 'COUNT', align: 'right' as const }, { title: 'ID' }];

test('lines columns up under headings on a terminal', () => {
  expect(
    table(
      columns,
      [
        ['shop', '7', '1'],
        ['東京', '12', '22'],
      ],
      page(true),
    ),
  ).toEqual(['NAME  COUNT  ID', 'shop      7  1', '東京     12  22']);
});

test('gives tab-separated lines without headings elsewhere, in words for programs', () => {
  const rows = [['a\tb', { text: 'in 5 min', plain: '2026-01-15T12:05:00Z' }, '1']];
  expect(table(columns, rows, page(false))).toEqual(['a\\x09b\t2026-01-15T12:05:00Z\t1']);
});

test('cuts columns that may shrink, and no other, where the terminal is narrow', () => {
  const rows = [['a very long name of an account', '7', '111111111111']];
  expect(table(columns, rows, page(true, 36))).toEqual([
    'NAME             COUNT  ID',
    'a very long na…      7  111111111111',
  ]);
});

test('lets no name draw on the terminal', () => {
  expect(table(columns, [['\x1b[2J', '1', '2']], page(true)).join('\n')).not.toContain('\x1b');
});
