import { defineGroup } from '../../kit/command.ts';
import { accounts } from './accounts.ts';
import { assignments } from './assignments.ts';
import { groups } from './groups.ts';
import { permissionSets } from './permission-sets.ts';
import { users } from './users.ts';

export const org = defineGroup({
  name: 'org',
  group: 'Administer',
  summary: 'List accounts, permission sets, users, groups and assignments',
  description: `With the credentials of an administrator: those of the management account, or of the delegated administrator for IAM Identity Center. Tables on a terminal, tab-separated lines elsewhere, one document with --json, RFC 4180 with --csv. A call that fails leaves the rest: "errors" names it, and the exit code is 8.`,
  examples: [],
  commands: [accounts, permissionSets, users, groups, assignments],
});
