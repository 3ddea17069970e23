import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, type None, value } from '../../kit/option.ts';
import { csv, instance, region, tag } from './list-options.ts';

export const options = {
  account: value('--account ACCOUNT', 'Only in this account, by id, name or e-mail address'),
  permissionSet: value('--permission-set SET', 'Only of this permission set, by name or ARN'),
  user: value('--user USER', 'Only to this user, by user name, e-mail address or id', { conflicts: ['group'] }),
  group: value('--group GROUP', 'Only to this group, by name or id'),
  ou: value('--ou PATH', 'Only in accounts below this organizational unit: a path or an id'),
  name: value('--name GLOB', 'Only in accounts with such a name, id or e-mail address'),
  tag,
  refresh: flag('--refresh', 'Ask for names anew; else those of the last 15 minutes are taken'),
  instance,
  region,
  csv,
} as const;

export type AssignmentsInput = Input<None, typeof options>;

export const assignments = defineCommand({
  name: 'assignments',
  summary: 'List who is assigned what where',
  description: `The assignments as they are made, to users and to groups; who is in the groups, and so who gets in, tells "ssoctl access". It asks the cheapest way: once for a user or group, else for what is provisioned in the accounts, or where the permission sets are, whichever takes fewer calls. A walk over everything that was interrupted is taken up.`,
  options,
  examples: [
    { line: 'ssoctl org assignments --account shop-production', does: 'All assignments in an account' },
    { line: 'ssoctl org assignments --group Developers --json', does: 'Those of a group, for programs' },
    {
      line: 'ssoctl org assignments --permission-set AdministratorAccess --ou Workloads --csv',
      does: 'Those of a set below a unit',
    },
  ],
  load: () => import('./assignments.run.ts'),
});
