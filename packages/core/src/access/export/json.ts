import type { AccessRow } from '../types.ts';

/** A row as JSON and NDJSON tell it. */
export interface JsonRow extends AccessRow {
  /** The unit that the account stands in, such as `Root/Workloads/Prod`. */
  ou?: string | undefined;
}

/** Rows with their units. */
export function* withUnits(
  rows: Iterable<AccessRow>,
  unitOf: (accountId: string) => string | undefined,
): Generator<JsonRow, void, undefined> {
  for (const row of rows) {
    const { accountId, accountName, ...rest } = row;
    yield { accountId, accountName, ou: unitOf(accountId), ...rest };
  }
}

/** One row a line. What the rows lack is not told here: an incomplete answer has its exit code, and its errors on stderr. */
export function* ndjson(rows: Iterable<JsonRow>): Generator<string, void, undefined> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** A document piece by piece: `head`, whose first key is `schema`, then `rows`, one a line. Never holds more than one row. */
export function* jsonDocument(head: { schema: string }, rows: Iterable<JsonRow>): Generator<string, void, undefined> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "rows": [`;
  let between = '\n';
  for (const row of rows) {
    yield `${between}    ${JSON.stringify(row)}`;
    between = ',\n';
  }
  yield `${between === '\n' ? '' : '\n  '}]\n}\n`;
}
