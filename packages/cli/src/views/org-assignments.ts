import type { AccessRow } from '@ssoctl/core/internal/access/types';
import type { OrgList } from './org-list.ts';

export const assignmentList: OrgList<AccessRow> = {
  list: 'assignments',
  command: 'org-assignments',
  empty: 'No assignment is as asked for.',
  columns: [
    {
      title: 'ACCOUNT',
      shrinks: true,
      cell: ({ accountName = '' }, { colours }) => ({ text: accountName, paint: colours.bold }),
    },
    { title: 'ID', cell: ({ accountId }) => accountId },
    {
      title: 'PERMISSION SET',
      shrinks: true,
      cell: ({ permissionSet, permissionSetArn }) => permissionSet ?? permissionSetArn,
    },
    { title: 'TYPE', cell: ({ principalType }, { colours }) => ({ text: principalType, paint: colours.dim }) },
    {
      title: 'PRINCIPAL',
      shrinks: true,
      cell: ({ principalName, principalId }) => principalName ?? principalId,
    },
    { title: 'STATE', cell: ({ state = '' }, { colours }) => ({ text: state, paint: colours.yellow }) },
  ],
  json: ({ accountId, accountName, permissionSetArn, permissionSet, principalType, principalId, ...row }) => ({
    accountId,
    ...(accountName === undefined ? {} : { accountName }),
    permissionSetArn,
    ...(permissionSet === undefined ? {} : { permissionSet }),
    principalType,
    principalId,
    ...(row.principalName === undefined ? {} : { principalName: row.principalName }),
    ...(row.state === undefined ? {} : { state: row.state }),
  }),
  csv: [
    'accountId',
    'accountName',
    'permissionSetArn',
    'permissionSet',
    'principalType',
    'principalId',
    'principalName',
    'state',
  ],
};
