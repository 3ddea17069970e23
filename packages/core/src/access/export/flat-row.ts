import type { AccessRow } from '../types.ts';

/** The columns of CSV and Parquet, in their order. */
export const COLUMNS = [
  'account_id',
  'account_name',
  'ou',
  'permission_set',
  'permission_set_arn',
  'principal_type',
  'principal_id',
  'principal_name',
  'via_group_id',
  'via_group_name',
  'state',
] as const;

export type Column = (typeof COLUMNS)[number];

/** A row without anything nested; what is not known is undefined. */
export type FlatRow = { readonly [column in Column]: string | undefined };

/** Rows for tables, one at a time. @param unitOf the unit an account stands in, such as `Root/Workloads/Prod` */
export function* flatRows(
  rows: Iterable<AccessRow>,
  unitOf: (accountId: string) => string | undefined,
): Generator<FlatRow, void, undefined> {
  for (const row of rows)
    yield {
      account_id: row.accountId,
      account_name: row.accountName,
      ou: unitOf(row.accountId),
      permission_set: row.permissionSet,
      permission_set_arn: row.permissionSetArn,
      principal_type: row.principalType,
      principal_id: row.principalId,
      principal_name: row.principalName,
      via_group_id: row.via?.groupId,
      via_group_name: row.via?.groupName,
      state: row.state,
    };
}
