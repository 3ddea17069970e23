import type { PlacedAccount } from '@ssoctl/core/internal/directory/unit-paths';
import { isoTime } from '../kit/relative-time.ts';
import type { Cell } from '../kit/table.ts';
import type { OrgColumn, OrgList } from './org-list.ts';
import { tagText, tagTexts } from './tag-text.ts';

export interface AccountItem extends PlacedAccount {
  tags?: Readonly<Record<string, string>> | undefined;
}

/** What is asked for has a column. */
export function accountList({
  tags,
  tag,
  noUnits,
}: {
  tags: boolean;
  tag?: unknown;
  noUnits: boolean;
}): OrgList<AccountItem> {
  const withTags = tags || tag !== undefined;
  const columns: OrgColumn<AccountItem>[] = [
    { title: 'ACCOUNT', shrinks: true, cell: ({ name = '' }, { colours }) => ({ text: name, paint: colours.bold }) },
    { title: 'ID', cell: ({ accountId }) => accountId },
    {
      title: 'STATE',
      cell: ({ state }, { colours }) => ({ text: state, paint: state === 'ACTIVE' ? colours.dim : colours.yellow }),
    },
    ...(noUnits ? [] : [{ title: 'OU', shrinks: true, cell: unitCell }]),
    { title: 'EMAIL', shrinks: true, cell: ({ email = '' }, { colours }) => ({ text: email, paint: colours.dim }) },
    ...(withTags ? [{ title: 'TAGS', shrinks: true, cell: ({ tags: own }: AccountItem) => tagText(own) }] : []),
  ];
  return {
    list: 'accounts',
    command: 'org-accounts',
    empty: 'No account is as asked for.',
    columns,
    json: accountJson,
    csv: [
      'id',
      'name',
      'email',
      'state',
      ...(noUnits ? [] : ['ouPath', 'parentId']),
      'joinedMethod',
      'joinedTimestamp',
      'arn',
      ...(withTags ? ['tags'] : []),
    ],
    flat: ({ tags: own }) => ({ tags: own && tagTexts(own) }),
  };
}

/** The root goes without saying, where there is more. */
function unitCell({ unit }: AccountItem): Cell {
  const plain = unit?.path ?? '';
  return { text: plain.replace(/^[^/]*\//, ''), plain };
}

function accountJson({ accountId, arn, name, email, state, joinedMethod, joinedAtMs, paths, unit, tags }: AccountItem) {
  return {
    id: accountId,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    state,
    ...(unit === undefined ? {} : { ouPath: unit.path, parentId: unit.id }),
    ...(joinedMethod === undefined ? {} : { joinedMethod }),
    ...(joinedAtMs === undefined ? {} : { joinedTimestamp: isoTime(joinedAtMs) }),
    ...(arn === undefined ? {} : { arn }),
    ...(paths === undefined ? {} : { paths }),
    ...(tags === undefined ? {} : { tags }),
  };
}
