import { defineCommand } from '../../kit/command.ts';
import { commaList, flag, type Input, optional, value } from '../../kit/option.ts';

export const args = {
  url: optional('URL', 'The address of an access portal: what can be known of it without any rights'),
} as const;

export const options = {
  region: value('--region LIST', 'Look in these Regions alone, separated by commas', { read: commaList }),
  noCounts: flag('--no-counts', 'Do not count accounts, permission sets and people'),
  addSession: value('--add-session NAME', 'Add an sso-session for what was found to the AWS config file'),
  dryRun: flag('--dry-run', 'With --add-session: print what would be written, and write nothing'),
  yes: flag('--yes', 'With --add-session: write without asking'),
} as const;

export type DiscoverInput = Input<typeof args, typeof options>;

export const discover = defineCommand({
  name: 'discover',
  group: 'Administer',
  summary: 'Find IAM Identity Center: its instances, portals and organization',
  description: `With the credentials of an administrator (--profile, the environment, in the AWS CLI's order): every instance that they can see, its identity store, owner, Regions and the addresses of its portal; the organization, its management account and delegated administrators; how many accounts, permission sets, users and groups there are. An instance is shown by its own Regions alone, so all Regions are asked, eight at a time; --region shortens that. It names each right that lacks, and what to ask for. Whatever is missing: exit code 8.

With the URL of a portal and no --profile nobody's rights are used: its Region, its partition, and what its address tells. With both, that Region alone is looked at.

A name that the organization chose for its portal (https://NAME.awsapps.com/start) is told by no API: the console shows it.

On a terminal it offers to add the sso-session; elsewhere --add-session does.`,
  args,
  options,
  examples: [
    { line: 'ssoctl discover --profile admin', does: 'Everything that this profile can see' },
    {
      line: 'ssoctl discover --region eu-west-1 --no-counts --json',
      does: 'One Region, as quick as can be, for programs',
    },
    { line: 'ssoctl discover https://corp.awsapps.com/start', does: 'What a portal tells to everybody' },
    { line: 'ssoctl discover --add-session corp --yes', does: 'Adds the session of what was found' },
  ],
  load: () => import('./discover.run.ts'),
});
