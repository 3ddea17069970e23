import type { PermissionSetPolicies } from '@ssoctl/core/internal/directory/types';

const aws = (name: string) => ({ name, arn: `arn:aws:iam::aws:policy/${name}` });
const none: PermissionSetPolicies = { managed: [], customerManaged: [] };
const inline = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

/** What a permission set may hold, from harmless to everything, and which is which. */
export const POLICIES: readonly { policies: PermissionSetPolicies; administrator: boolean }[] = [
  { policies: none, administrator: false },
  { policies: { ...none, managed: [aws('ReadOnlyAccess')] }, administrator: false },
  { policies: { ...none, managed: [aws('ReadOnlyAccess'), aws('AdministratorAccess')] }, administrator: true },
  { policies: { ...none, managed: [aws('IAMFullAccess')] }, administrator: true },
  { policies: { ...none, inline: inline({ Effect: 'Allow', Action: '*', Resource: '*' }) }, administrator: true },
  { policies: { ...none, inline: inline({ Effect: 'Allow', Action: ['s3:*'], Resource: '*' }) }, administrator: false },
  {
    policies: {
      ...none,
      customerManaged: [{ name: 'TeamPolicy', path: '/' }],
      boundary: { name: 'Edge', path: '/team/' },
    },
    administrator: false,
  },
];
