import { defineCommand } from '../../kit/command.ts';
import { commaList, flag, type Input, required, value } from '../../kit/option.ts';

export const args = { name: required('NAME', 'What to call it; letters, digits and ._@:/+-') } as const;

export const options = {
  startUrl: value('--start-url URL', 'The address of the access portal, as your administrator gave it'),
  region: value(
    '--region REGION',
    'The Region of IAM Identity Center, not that of your workloads; by default it is found',
  ),
  scopes: value('--scopes LIST', 'Registration scopes, separated by commas; by default sso:account:access', {
    read: commaList,
  }),
  dryRun: flag('--dry-run', 'Print what would be written, and write nothing'),
  yes: flag('--yes', 'Write without asking'),
} as const;

export type AddSessionInput = Input<typeof args, typeof options>;

export const add = defineCommand({
  name: 'add',
  summary: 'Add an sso-session to the AWS config file',
  description: `Appends one section; every other byte of the file stays. Without --region the Region is found as "sessions find-region" finds it; where it is not certain, and for what else flags do not say, a terminal asks. The section that is there already: nothing is written, exit code 0. Another one of that name: nothing is written, exit code 3.`,
  args,
  options,
  usage: 'NAME --start-url URL [--region REGION] [options]',
  examples: [
    {
      line: 'ssoctl sessions add corp --start-url https://corp.awsapps.com/start',
      does: 'Finds the Region, and adds the session corp',
    },
    {
      line: 'ssoctl sessions add corp --start-url https://d-1234567890.awsapps.com/start --region eu-west-1',
      does: 'Adds it without looking anywhere',
    },
    {
      line: 'ssoctl sessions add corp --start-url https://corp.awsapps.com/start --region us-east-1 --dry-run',
      does: 'Shows what would be added',
    },
  ],
  load: () => import('./add.run.ts'),
});
