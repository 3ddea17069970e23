import { defineCommand } from '../../kit/command.ts';
import { type Input, type None, optional } from '../../kit/option.ts';

export const args = {
  account: optional('ACCOUNT', 'One account, by its id or its exact name; by default all'),
} as const;

export type RolesInput = Input<typeof args, None>;

export const roles = defineCommand({
  name: 'roles',
  group: 'Use',
  summary: 'List the roles that you may use',
  description: `Asks the access portal for the roles of one account, or of every account. Where some accounts could not be asked the rest is printed, stderr says which are missing, and the exit code is 8.`,
  args,
  examples: [
    { line: 'ssoctl roles', does: 'Lists every role in every account' },
    { line: 'ssoctl roles 111111111111', does: 'Lists the roles in one account' },
    { line: 'ssoctl roles "Payments Production"', does: 'The same by name' },
  ],
  load: () => import('./roles.run.ts'),
});
