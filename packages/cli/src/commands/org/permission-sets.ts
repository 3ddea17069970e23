import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, optional, value } from '../../kit/option.ts';
import { csv, instance, region, tag } from './list-options.ts';

export const args = {
  name: optional('NAME', 'One of them, by name or ARN: all that can be known of it'),
} as const;

export const options = {
  name: value('--name GLOB', 'Only those with such a name'),
  tag,
  tags: flag('--tags', 'Show tags, which takes a call a set'),
  policies: flag('--policies', 'Show what they grant, which takes four calls a set'),
  drift: flag('--drift', 'Show where they are provisioned, and where an older version is, which takes two calls a set'),
  instance,
  region,
  csv,
} as const;

export type PermissionSetsInput = Input<typeof args, typeof options>;

export const permissionSets = defineCommand({
  name: 'permission-sets',
  summary: 'List permission sets, and what they grant',
  description: `Names, session lengths and relay states; with --policies what they grant; with --drift the accounts that still have an older version. A set that is named is shown with all of it.`,
  args,
  options,
  examples: [
    { line: 'ssoctl org permission-sets --profile admin', does: 'All permission sets' },
    { line: 'ssoctl org permission-sets PowerUserAccess', does: 'One of them, with policies, tags and accounts' },
    {
      line: 'ssoctl org permission-sets --drift --json',
      does: 'Where each is provisioned, and where it is out of date',
    },
  ],
  load: () => import('./permission-sets.run.ts'),
});
