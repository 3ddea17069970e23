import type { User } from '@ssoctl/core/internal/directory/types';
import type { OrgList } from './org-list.ts';

export const userList: OrgList<User> = {
  list: 'users',
  command: 'org-users',
  empty: 'No user is as asked for.',
  columns: [
    {
      title: 'USER',
      shrinks: true,
      cell: ({ userName = '' }, { colours }) => ({ text: userName, paint: colours.bold }),
    },
    { title: 'NAME', shrinks: true, cell: ({ displayName = '' }) => displayName },
    { title: 'EMAIL', shrinks: true, cell: ({ email = '' }) => email },
    {
      title: 'STATUS',
      cell: ({ status = '' }, { colours }) => ({
        text: status,
        paint: status === 'DISABLED' ? colours.yellow : colours.dim,
      }),
    },
    { title: 'ID', cell: ({ userId }, { colours }) => ({ text: userId, paint: colours.dim }) },
  ],
  json: ({ userId, userName, displayName, email, status }) => ({
    userId,
    ...(userName === undefined ? {} : { userName }),
    ...(displayName === undefined ? {} : { displayName }),
    ...(email === undefined ? {} : { email }),
    ...(status === undefined ? {} : { userStatus: status }),
  }),
  csv: ['userId', 'userName', 'displayName', 'email', 'userStatus'],
};
