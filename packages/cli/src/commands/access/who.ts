import { defineCommand } from '../../kit/command.ts';
import { type Input, type None, value } from '../../kit/option.ts';
import { csv, from, instance, plan, refresh, region } from './ask-options.ts';

export const options = {
  account: value('--account ACCOUNT', 'The account, by id, name or e-mail address'),
  permissionSet: value('--permission-set NAME', 'Only this permission set, by name or ARN'),
  csv,
  plan,
  from,
  refresh,
  instance,
  region,
} as const;

export type WhoInput = Input<None, typeof options>;

export const who = defineCommand({
  name: 'who',
  summary: 'Tell who gets into an account',
  description: `Every person, with which permission set, and directly or through which group: a person whom two paths lead in is there twice. A group without members, an assignment to somebody who was deleted, and an account that is suspended have rows of their own. A call that fails is named, and the exit code is 8: what is shown is never less in silence.

Only what is provisioned in the account is asked; names come from the last 15 minutes where they are known, and how old they are is told.`,
  options,
  examples: [
    { line: 'ssoctl access who --account shop-prod', does: 'Everybody who gets in, and through what' },
    {
      line: 'ssoctl access who --account 123456789012 --permission-set AdministratorAccess --json',
      does: 'The administrators of an account, for programs',
    },
    { line: 'ssoctl access who --account shop-prod --plan', does: 'How many calls that takes' },
  ],
  load: () => import('./who.run.ts'),
});
