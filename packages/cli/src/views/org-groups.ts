import type { Group } from '@ssoctl/core/internal/directory/types';
import type { OrgColumn, OrgList } from './org-list.ts';

export interface GroupItem extends Group {
  /** Absent where nobody asked, or was told. */
  members?: readonly { userId: string; userName?: string | undefined }[] | undefined;
}

export function groupList({ members }: { members: boolean }): OrgList<GroupItem> {
  const count: OrgColumn<GroupItem> = {
    title: 'MEMBERS',
    align: 'right',
    cell: ({ members: who }) => (who === undefined ? '?' : String(who.length)),
  };
  const names: OrgColumn<GroupItem> = {
    title: 'WHO',
    shrinks: true,
    cell: ({ members: who = [] }) => who.map(({ userId, userName }) => userName ?? userId).join(', '),
  };
  return {
    list: 'groups',
    command: 'org-groups',
    empty: 'No group is as asked for.',
    columns: [
      {
        title: 'GROUP',
        shrinks: true,
        cell: ({ displayName = '' }, { colours }) => ({ text: displayName, paint: colours.bold }),
      },
      ...(members ? [count, names] : [{ title: 'DESCRIPTION', shrinks: true, cell: described }]),
      { title: 'ID', cell: ({ groupId }, { colours }) => ({ text: groupId, paint: colours.dim }) },
    ],
    json: ({ groupId, displayName, description, members: who }) => ({
      groupId,
      ...(displayName === undefined ? {} : { displayName }),
      ...(description === undefined ? {} : { description }),
      ...(who === undefined ? {} : { members: who }),
    }),
    csv: ['groupId', 'displayName', 'description', ...(members ? ['members'] : [])],
    flat: ({ members: who }) => ({ members: who?.map(({ userId, userName }) => userName ?? userId) }),
  };
}

function described({ description = '' }: GroupItem): string {
  return description;
}
