import type { Changed, DifferentRow, Renamed, SnapshotDiff } from '@ssoctl/core/internal/access/diff/types';
import type { AccessRow } from '@ssoctl/core/internal/access/types';
import { type Row, table } from '../kit/table.ts';
import type { Page, View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';

/** What was granted, removed, changed and renamed; elsewhere than on a terminal a line each, its kind first. */
export const diffView: View<SnapshotDiff> = {
  schema: 'ssoctl/access-diff/1',
  json: ({ from, to, granted, removed, changed, renamed, complete }) => ({
    from,
    to,
    granted,
    removed,
    changed,
    renamed,
    complete,
  }),
  *lines(found, page) {
    if (!page.terminal) {
      yield* table([], plainRows(found), page);
      return;
    }
    const { granted, removed, changed, renamed } = found;
    const { green, red, yellow, bold } = page.colours;
    const rows: Row[] = [
      ...removed.map((row) => line('-', red, row, mark(row))),
      ...granted.map((row) => line('+', green, row, mark(row))),
      ...changed.flatMap((one) => changedLine(one, yellow)),
    ];
    if (rows.length > 0)
      yield* table(
        [
          { title: '' },
          { title: 'ACCOUNT', shrinks: true },
          { title: 'PERMISSION SET', shrinks: true },
          { title: 'WHO', shrinks: true },
          { title: 'THROUGH', shrinks: true },
          { title: '' },
        ],
        rows,
        page,
      );
    if (renamed.length === 0) return;
    if (rows.length > 0) yield '';
    yield bold('Renamed');
    for (const { kind, was, is } of renamed) yield `  ${kind.replace('-', ' ')} ${visible(was)} → ${visible(is)}`;
  },
};

type Paint = Page['colours']['red'];

function line(sign: string, paint: Paint, row: AccessRow, said: string): Row {
  return [
    { text: sign, paint },
    row.accountName ?? row.accountId,
    row.permissionSet ?? row.permissionSetArn.split('/').at(-1) ?? '',
    { text: whoIs(row), paint },
    row.via === undefined ? (row.principalType === 'USER' ? 'directly' : '') : (row.via.groupName ?? row.via.groupId),
    said,
  ];
}

const whoIs = ({ principalType, principalName, principalId }: AccessRow) =>
  `${principalType === 'GROUP' ? 'group ' : ''}${principalName ?? principalId}`;
const mark = ({ uncertain }: DifferentRow) => (uncertain ? 'not certain' : '');

function changedLine({ was, is }: Changed, paint: Paint): Row[] {
  const row = is ?? was;
  return row === undefined ? [] : [line('~', paint, row, `${stateOf(was, is)} → ${stateOf(is, was)}`)];
}

/** The row of a group as such is there only while nobody is in it. */
function stateOf(row: AccessRow | undefined, other: AccessRow | undefined): string {
  if (row === undefined) return other?.state === 'empty-group' ? 'has members' : 'there';
  return row.state ?? 'there';
}

function plainRows({ granted, removed, changed, renamed }: SnapshotDiff): Row[] {
  const cells = (kind: string, row: AccessRow, said: string): Row => [
    kind,
    row.accountId,
    row.permissionSet ?? row.permissionSetArn,
    row.principalType,
    row.principalId,
    row.principalName ?? '',
    row.via?.groupName ?? row.via?.groupId ?? '',
    said,
  ];
  return [
    ...removed.map((row) => cells('removed', row, mark(row))),
    ...granted.map((row) => cells('granted', row, mark(row))),
    ...changed.flatMap(({ was, is }) => {
      const row = is ?? was;
      return row === undefined ? [] : [cells('changed', row, `${stateOf(was, is)} → ${stateOf(is, was)}`)];
    }),
    ...renamed.map(({ kind, id, was, is }: Renamed): Row => ['renamed', kind, id, was, is]),
  ];
}

/** `2 granted, 1 removed.` */
export function diffSummary({ granted, removed, changed, renamed }: SnapshotDiff): string {
  const parts = [
    [granted.length, 'granted'],
    [removed.length, 'removed'],
    [changed.length, 'changed'],
    [renamed.length, 'renamed'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, what]) => `${count.toLocaleString('en-US')} ${what}`);
  return said.length === 0 ? 'Nothing is different.' : `${said.join(', ')}.`;
}
