import type { AccessRow, Gap } from '../../src/access/types.ts';

/** An answer, what it should be before and after what happened while it was asked, and who was deleted meanwhile. */
export interface Case {
  rows: readonly AccessRow[];
  complete: boolean;
  errors: readonly Gap[];
  before: readonly AccessRow[];
  after: readonly AccessRow[];
  deleted?: string | undefined;
}

/**
 * What is wrong with an answer; empty when nothing is. A complete one has exactly the rows that the oracle has; one that says that it is
 * incomplete has none that the oracle lacks. Whoever was deleted meanwhile may be told as before, as after, or as gone.
 */
export function faults({ rows, complete, errors, before, after, deleted }: Case): string[] {
  const wrong: string[] = [];
  if (complete !== (errors.length === 0)) wrong.push(`complete is ${complete}, errors are ${errors.length}`);
  const paths = rows.map(pathOf);
  if (new Set(paths).size !== paths.length) wrong.push('a row comes twice');
  const possible = new Map<string, AccessRow[]>();
  for (const row of [...before, ...after]) possible.set(pathOf(row), [...(possible.get(pathOf(row)) ?? []), row]);
  for (const row of rows) {
    const like = possible.get(pathOf(row)) ?? [];
    const isSame = like.some((one) => fits(row, one, complete, deleted));
    const standsForGroup = !complete && row.state === 'unknown' && row.principalType === 'GROUP';
    const isGroups = standsForGroup && [...before, ...after].some((one) => isOfGroup(one, row));
    if (!isSame && !isGroups) wrong.push(`should not be there: ${JSON.stringify(row)}`);
  }
  if (!complete) return wrong;
  const certain = new Set(after.map(pathOf));
  const told = new Set(paths);
  for (const row of before)
    if (certain.has(pathOf(row)) && !told.has(pathOf(row))) wrong.push(`is missing: ${JSON.stringify(row)}`);
  return wrong;
}

function fits(row: AccessRow, oracle: AccessRow, complete: boolean, deleted: string | undefined): boolean {
  if (deleted !== undefined && (row.principalId === deleted || row.via?.groupId === deleted)) return true;
  if (complete && deleted === undefined) return canonical(row) === canonical(oracle);
  const same = (a: string | undefined, b: string | undefined) => a === b || (a === undefined && !complete);
  return (
    same(row.accountName, oracle.accountName) &&
    same(row.permissionSet, oracle.permissionSet) &&
    same(row.principalName, oracle.principalName) &&
    same(row.via?.groupName, oracle.via?.groupName) &&
    (row.state === oracle.state ||
      (deleted !== undefined && (row.state === 'empty-group' || oracle.state === 'empty-group')) ||
      (!complete && (row.state === undefined || row.state === 'unknown')))
  );
}

function isOfGroup(oracle: AccessRow, row: AccessRow): boolean {
  return (
    oracle.accountId === row.accountId &&
    oracle.permissionSetArn === row.permissionSetArn &&
    (oracle.via?.groupId === row.principalId || oracle.principalId === row.principalId)
  );
}

export function pathOf(row: AccessRow): string {
  return [row.accountId, row.permissionSetArn, row.principalType, row.principalId, row.via?.groupId ?? ''].join(' ');
}

function canonical(row: AccessRow): string {
  return JSON.stringify([
    pathOf(row),
    row.accountName,
    row.permissionSet,
    row.principalName,
    row.via?.groupName,
    row.state,
  ]);
}
