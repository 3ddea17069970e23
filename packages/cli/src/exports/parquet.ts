import { COLUMNS, type FlatRow } from '@ssoctl/core/internal/access/export/flat-row';

/** Rows held at once, on both sides: a row group is written, and read, as a whole. */
const ROW_GROUP = 100_000;

/**
 * The rows as a Parquet file: all columns text, NULL where nothing is known; compressed with Snappy, which every reader has. Of rows that
 * come one at a time no more than a row group is held, beside the file itself.
 * @param about kept as the file's own key-value metadata, such as when it was taken and whether it is complete
 */
export async function parquet(
  rows: Iterable<FlatRow>,
  about: Readonly<Record<string, string>>,
  rowGroup = ROW_GROUP,
): Promise<Uint8Array> {
  const { ByteWriter, parquetWriteRows } = await import('hyparquet-writer');
  const writer = new ByteWriter();
  await parquetWriteRows({
    writer,
    rows: rows as Iterable<Record<string, unknown>>,
    columns: COLUMNS.map((name) => ({ name, type: 'STRING', nullable: true })),
    rowGroupSize: rowGroup,
    kvMetadata: Object.entries(about).map(([key, value]) => ({ key, value })),
    createdBy: 'ssoctl',
  });
  return writer.getBytes();
}
