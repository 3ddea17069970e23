import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, optional, required } from '../../kit/option.ts';
import { from, instance, plan, region } from './ask-options.ts';

export const args = {
  user: required('USER', 'By user name, e-mail address or id'),
  account: required('ACCOUNT', 'By id, name or e-mail address'),
  role: optional('ROLE', 'The permission set, by name or ARN; else any'),
} as const;

export const options = {
  exitCode: flag('--exit-code', 'End with 5 when the user does not get in'),
  plan,
  from,
  instance,
  region,
} as const;

export type WhyInput = Input<typeof args, typeof options>;

export const why = defineCommand({
  name: 'why',
  summary: 'Tell why a user gets into an account, or does not',
  description: `The chain that grants it, link after link, or the first link that is missing, with the command that mends it: the answer to "access denied". The user exists and is enabled, the account is in the organization and active, the permission set exists, is assigned (to whom), is provisioned there and up to date. Everything is asked anew; --from tells how it was on the day of a snapshot.

It ends with 0 when there is an answer, whatever that is; with --exit-code it ends with 5 when the user does not get in. When the answer is not certain because a call failed: 8.`,
  args,
  options,
  examples: [
    { line: 'ssoctl access why ines shop-prod', does: 'Whether Ines gets into shop-prod, and why' },
    { line: 'ssoctl access why ines shop-prod AdministratorAccess', does: 'With this permission set' },
    { line: 'ssoctl access why ines shop-prod --exit-code --json', does: 'For programs' },
  ],
  load: () => import('./why.run.ts'),
});
