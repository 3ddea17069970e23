import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, type None, value } from '../../kit/option.ts';
import { csv, instance, region } from './list-options.ts';

export const options = {
  name: value('--name GLOB', 'Only groups with such a name'),
  members: flag('--members', 'Who is in each, which takes a call a group and one for every hundred users'),
  instance,
  region,
  csv,
} as const;

export type GroupsInput = Input<None, typeof options>;

export const groups = defineCommand({
  name: 'groups',
  summary: 'List the groups of the identity store',
  options,
  examples: [
    { line: 'ssoctl org groups --profile admin', does: 'All groups' },
    { line: 'ssoctl org groups --name "Team *" --members', does: 'Some of them, and who is in them' },
  ],
  load: () => import('./groups.run.ts'),
});
