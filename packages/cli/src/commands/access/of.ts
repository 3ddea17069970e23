import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, required } from '../../kit/option.ts';
import { csv, from, instance, plan, refresh, region } from './ask-options.ts';

export const args = {
  whom: required('USER|GROUP', 'By user name, e-mail address, name of a group, or id'),
} as const;

export const options = {
  user: flag('--user', 'It is a user', { conflicts: ['group'] }),
  group: flag('--group', 'It is a group; else a user of that name comes first'),
  csv,
  plan,
  from,
  refresh,
  instance,
  region,
} as const;

export type OfInput = Input<typeof args, typeof options>;

export const of = defineCommand({
  name: 'of',
  summary: 'Tell what a user or group reaches',
  description: `Every account and permission set: of a user, with the group that grants it; of a group, what is assigned to it. It takes a call for the user and, unless the answer shows that the service tells the groups' rows too, one for each of the user's groups. Where the caller may not ask that, all that is provisioned is walked, which takes longer and is said before.`,
  args,
  options,
  examples: [
    { line: 'ssoctl access of ines', does: 'Everything that Ines reaches, and through which group' },
    { line: 'ssoctl access of "Platform Team" --group --csv', does: 'What a group grants, for a spreadsheet' },
    { line: 'ssoctl access of ines@acme.example --from access.json', does: 'As it was when the snapshot was taken' },
  ],
  load: () => import('./of.run.ts'),
});
