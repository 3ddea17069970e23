import type { AccessRow, CallPlan, Gap, RowState } from '@ssoctl/core/internal/access/types';
import { type Row, table } from '../kit/table.ts';
import type { Page, View } from '../kit/view.ts';
import { counted } from './access-words.ts';

/** An answer with its question. */
export interface AccessAnswer {
  question: Readonly<Record<string, unknown>>;
  rows: readonly AccessRow[];
  plan: Pick<CallPlan, 'calls'> & { strategy: string };
  complete: boolean;
  errors: readonly Gap[];
  ageMs: number;
  /** When the snapshot was taken that it is from. */
  takenAt?: string | undefined;
}

const STATES: Record<RowState, string> = {
  deleted: 'deleted',
  'empty-group': 'nobody is in it',
  unknown: 'not known who',
  'suspended-account': 'account inactive',
};

const json = ({ question, rows, plan, complete, errors, ageMs, takenAt }: AccessAnswer) => ({
  question,
  rows,
  plan: { strategy: plan.strategy, calls: plan.calls },
  complete,
  errors,
  ...(takenAt === undefined ? {} : { takenAt }),
  ...(ageMs < 1000 ? {} : { age: Math.floor(ageMs / 1000) }),
});

/** Who gets in: by permission set and person on a terminal; elsewhere a line a row, with ids. */
export const whoView: View<AccessAnswer> = {
  schema: 'ssoctl/access-who/1',
  json,
  *lines({ rows }, page) {
    if (!page.terminal) yield* plainRows(rows, page);
    else if (rows.length === 0) yield 'Nobody is assigned there.';
    else
      yield* table(
        [
          { title: 'PERMISSION SET', shrinks: true },
          { title: 'WHO', shrinks: true },
          { title: 'THROUGH', shrinks: true },
          { title: 'STATE' },
        ],
        inOrder(rows, (row) => [setOf(row), nameOf(row)]).map((row) => [
          setOf(row),
          who(row, page),
          ...path(row, page),
        ]),
        page,
      );
  },
};

/** What somebody reaches: by account and permission set on a terminal; elsewhere as {@link whoView}. */
export const ofView: View<AccessAnswer> = {
  schema: 'ssoctl/access-of/1',
  json,
  *lines({ rows }, page) {
    if (!page.terminal) yield* plainRows(rows, page);
    else if (rows.length === 0) yield 'Nothing is assigned.';
    else
      yield* table(
        [
          { title: 'ACCOUNT', shrinks: true },
          { title: 'ID' },
          { title: 'PERMISSION SET', shrinks: true },
          { title: 'THROUGH', shrinks: true },
          { title: 'STATE' },
        ],
        inOrder(rows, (row) => [row.accountName ?? '', row.accountId, setOf(row)]).map((row) => [
          { text: row.accountName ?? '', paint: page.colours.bold },
          row.accountId,
          setOf(row),
          ...path(row, page),
        ]),
        page,
      );
  },
};

const setOf = ({ permissionSet, permissionSetArn }: AccessRow) =>
  permissionSet ?? permissionSetArn.split('/').at(-1) ?? '';
const nameOf = ({ principalName, principalId }: AccessRow) => principalName ?? principalId;

function who(row: AccessRow, { colours }: Page): Row[number] {
  const text = row.principalType === 'GROUP' ? `group ${nameOf(row)}` : nameOf(row);
  return { text, paint: colours.bold };
}

/** Through which group, and what is the matter. */
function path({ via, state, principalType }: AccessRow, { colours }: Page): Row {
  const through = via === undefined ? (principalType === 'GROUP' ? '' : 'directly') : (via.groupName ?? via.groupId);
  return [
    { text: through, paint: via === undefined ? colours.dim : undefined },
    state === undefined ? '' : { text: STATES[state], paint: colours.yellow },
  ];
}

function plainRows(rows: readonly AccessRow[], page: Page): string[] {
  return table(
    [],
    rows.map((row) => [
      row.accountId,
      row.accountName ?? '',
      row.permissionSet ?? row.permissionSetArn,
      row.principalType,
      row.principalId,
      row.principalName ?? '',
      row.via?.groupId ?? '',
      row.via?.groupName ?? '',
      row.state ?? '',
    ]),
    page,
  );
}

function inOrder(rows: readonly AccessRow[], by: (row: AccessRow) => readonly string[]): AccessRow[] {
  return rows
    .map((row) => ({ row, key: by(row).join('\u0000').toLowerCase() }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row);
}

/** `11 permission sets in 8 accounts.` */
export function reachSummary(rows: readonly AccessRow[]): string {
  const accounts = new Set(rows.map(({ accountId }) => accountId)).size;
  const pairs = new Set(rows.map((row) => `${row.accountId} ${row.permissionSetArn}`)).size;
  return `${counted(pairs, 'permission set')} in ${counted(accounts, 'account')}.`;
}

/** `7 people by 9 paths, 2 groups without members.` */
export function rowsSummary(rows: readonly AccessRow[]): string {
  const count = (fits: (row: AccessRow) => boolean) => rows.filter(fits).length;
  const living = rows.filter(({ principalType, state }) => principalType === 'USER' && state !== 'deleted');
  const people = new Set(living.map(({ principalId }) => principalId)).size;
  const empty = count(({ state }) => state === 'empty-group');
  const gone = count(({ state }) => state === 'deleted');
  const unknown = count(({ principalType, state }) => principalType === 'GROUP' && state === 'unknown');
  return `${[
    `${counted(people, 'person', 'people')} by ${counted(living.length, 'path')}`,
    ...(empty === 0 ? [] : [`${counted(empty, 'group')} without members`]),
    ...(gone === 0 ? [] : [`${counted(gone, 'assignment')} of somebody who was deleted`]),
    ...(unknown === 0 ? [] : [`${counted(unknown, 'group')} whose members are not known`]),
  ].join(', ')}.`;
}
