import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, required, value } from '../../kit/option.ts';

export const args = { name: required('NAME', 'What to call it; letters, digits and ._@:/+-') } as const;

export const options = {
  session: value('-s, --session NAME', 'The sso-session that it signs in through'),
  account: value('--account ID', 'The account, by its id of 12 digits'),
  role: value('--role NAME', "The role, by the permission set's name"),
  region: value('--region REGION', 'The Region that tools use by default with this profile'),
  dryRun: flag('--dry-run', 'Print what would be written, and write nothing'),
  yes: flag('--yes', 'Write without asking'),
} as const;

export type AddProfileInput = Input<typeof args, typeof options>;

export const add = defineCommand({
  name: 'add',
  summary: 'Add a profile to the AWS config file',
  description: `Appends one section; every other byte of the file stays. What flags do not say is asked on a terminal, where the accounts and roles that you may use are offered. The section that is there already: nothing is written, exit code 0. Another one of that name: nothing is written, exit code 3.`,
  args,
  options,
  usage: 'NAME --session NAME --account ID --role NAME [--region REGION] [options]',
  examples: [
    {
      line: 'ssoctl profiles add dev --session corp --account 111111111111 --role ReadOnly --region eu-west-1',
      does: 'Adds the profile dev',
    },
    { line: 'ssoctl profiles add dev', does: 'The same on a terminal, by choosing' },
  ],
  load: () => import('./add.run.ts'),
});
