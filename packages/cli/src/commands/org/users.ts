import { defineCommand } from '../../kit/command.ts';
import { type Input, type None, value } from '../../kit/option.ts';
import { csv, instance, region } from './list-options.ts';

export const options = {
  name: value('--name GLOB', 'Only users with such a user name, display name or e-mail address'),
  instance,
  region,
  csv,
} as const;

export type UsersInput = Input<None, typeof options>;

export const users = defineCommand({
  name: 'users',
  summary: 'List the users of the identity store',
  options,
  examples: [
    { line: 'ssoctl org users --profile admin', does: 'All users' },
    {
      line: 'ssoctl org users --name "*@contractors.example" --json',
      does: 'Those with such an address, for programs',
    },
  ],
  load: () => import('./users.run.ts'),
});
