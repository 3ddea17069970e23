import { COLUMNS, type FlatRow } from './flat-row.ts';

/**
 * What a spreadsheet would take for a formula: `=`, `+`, `-` or `@` (their full-width forms too) at the start, also behind blanks and
 * quotes, which some programs take away; and a tab or a line end at the start, behind which another cell or line may begin.
 */
const FORMULA = /^(?:[\s"']*[=+\-@\uff0b\uff0d\uff1d\uff20]|[\t\r\n])/;

/**
 * The text with a `'` before it where a spreadsheet would calculate it. Can be undone: a `'` that stands before something disarmed is
 * ours, any other is not.
 */
export function disarmed(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A line of CSV with its CRLF: disarmed, and quoted where needed (RFC 4180). What is undefined is an empty cell. */
export function csvLine(cells: readonly (string | undefined)[]): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

function cell(value: string | undefined): string {
  if (value === undefined) return '';
  const text = disarmed(value);
  // A blank at either end is quoted too: some readers would trim it.
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The lines of a table with a header, one at a time. UTF-8 without a byte order mark. */
export function* csvTable(rows: Iterable<FlatRow>): Generator<string, void, undefined> {
  yield csvLine(COLUMNS);
  for (const row of rows) yield csvLine(COLUMNS.map((column) => row[column]));
}
