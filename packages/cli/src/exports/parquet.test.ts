import { COLUMNS, type FlatRow } from '@ssoctl/core/internal/access/export/flat-row';
import fc from 'fast-check';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test } from 'vitest';
import { parquet } from './parquet.ts';

const file = (bytes: Uint8Array) =>
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
const NOTHING = Object.fromEntries(COLUMNS.map((column) => [column, undefined])) as unknown as FlatRow;
const withNulls = (row: FlatRow) => Object.fromEntries(COLUMNS.map((column) => [column, row[column] ?? null]));
const rowAt = (at: number): FlatRow => ({ ...NOTHING, account_id: `${at}`.padStart(12, '0'), principal_type: 'USER' });

describe('parquet', () => {
  test('a reader gets every row back, whatever is in the names', async () => {
    const value = fc.option(fc.string({ unit: 'grapheme', maxLength: 40 }), { nil: undefined });
    const row = fc.record(Object.fromEntries(COLUMNS.map((column) => [column, value]))) as fc.Arbitrary<FlatRow>;
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.integer({ min: 1, max: 7 }), async (rows, rowGroup) => {
        const bytes = await parquet(rows, {}, rowGroup);
        expect(await parquetReadObjects({ file: file(bytes) })).toEqual(rows.map(withNulls));
      }),
    );
  });

  test('the columns are there, in order and all text, also without rows', async () => {
    const { schema, num_rows } = parquetMetadata(file(await parquet([], {})));
    expect(num_rows).toBe(0n);
    expect(
      schema
        .slice(1)
        .map(({ name, type, converted_type, repetition_type }) => [name, type, converted_type, repetition_type]),
    ).toEqual(COLUMNS.map((name) => [name, 'BYTE_ARRAY', 'UTF8', 'OPTIONAL']));
  });

  test('says of itself when it was taken and whether it is whole', async () => {
    const about = { 'ssoctl.taken_at': '2026-11-27T20:00:00Z', 'ssoctl.complete': 'false' };
    const { key_value_metadata, created_by } = parquetMetadata(file(await parquet([rowAt(1)], about)));
    expect(Object.fromEntries(key_value_metadata?.map(({ key, value }) => [key, value]) ?? [])).toEqual(about);
    expect(created_by).toBe('ssoctl');
  });

  test('takes rows as they come, a row group at a time', async () => {
    let taken = 0;
    function* many() {
      for (; taken < 2_500; taken += 1) yield rowAt(taken);
    }
    const { row_groups } = parquetMetadata(file(await parquet(many(), {}, 1_000)));
    expect(row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([1_000, 1_000, 500]);
    expect(taken).toBe(2_500);
  });
});
