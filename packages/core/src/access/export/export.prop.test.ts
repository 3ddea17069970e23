import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hostileName } from '../../../test/access/snapshots.ts';
import type { AccessRow } from '../types.ts';
import { csvLine, disarmed } from './csv.ts';
import { jsonDocument, ndjson, withUnits } from './json.ts';

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const row: fc.Arbitrary<AccessRow> = fc.record({
  accountId: hostileName,
  accountName: maybe(hostileName),
  permissionSetArn: hostileName,
  permissionSet: maybe(hostileName),
  principalType: fc.constantFrom('USER', 'GROUP'),
  principalId: hostileName,
  principalName: maybe(hostileName),
  via: maybe(fc.record({ groupId: hostileName, groupName: maybe(hostileName) })),
  state: maybe(fc.constantFrom('deleted', 'suspended-account')),
});

/** RFC 4180, read the plain way. */
function parsed(text: string): string[][] {
  const lines: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let line: string[] = [];
  while (cell.lastIndex < text.length) {
    const [, quoted, plain, end] = cell.exec(text) ?? expect.fail(`not CSV: ${JSON.stringify(text)}`);
    line.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    lines.push(line);
    line = [];
  }
  return lines;
}

describe('CSV', () => {
  const cells = fc.array(hostileName, { minLength: 1, maxLength: 5 });

  test('a reader gets back what was written, once the marks are taken off again', () => {
    const armed = (text: string) => (text.startsWith("'") && disarmed(text.slice(1)) === text ? text.slice(1) : text);
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 4 }), (lines) => {
        const read = parsed(lines.map(csvLine).join(''));
        expect(read.map((line) => line.map(armed))).toEqual(lines);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no cell begins as a formula, however many quotes and blanks a program takes away', () => {
    fc.assert(
      fc.property(cells, (line) => {
        for (const read of parsed(csvLine(line)).flat())
          expect(read).not.toMatch(/^(?:[\s"]*[=+\-@＝＋－＠]|[\t\r\n])/);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('JSON', () => {
  const known = (value: unknown) => JSON.parse(JSON.stringify(value));
  const unitOf = (id: string) => (id.length > 3 ? `Root/${id}` : undefined);

  test('NDJSON is a line a row, whatever is in the names', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), (rows) => {
        const lines = [...ndjson(withUnits(rows, unitOf))];
        expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
        expect(lines.map((line) => JSON.parse(line))).toEqual(
          known(rows.map((one) => ({ ...one, ou: unitOf(one.accountId) }))),
        );
      }),
    );
  });

  test('the pieces of a document are one document, the schema first and the rows last', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 5 }), hostileName, (rows, region) => {
        const text = [...jsonDocument({ schema: 'ssoctl/access-report/1', region } as { schema: string }, rows)].join(
          '',
        );
        const document = JSON.parse(text);
        expect(document).toEqual(known({ schema: 'ssoctl/access-report/1', region, rows }));
        expect(Object.keys(document)).toEqual(['schema', 'region', 'rows']);
      }),
    );
  });
});
