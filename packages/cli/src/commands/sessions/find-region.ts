import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, required } from '../../kit/option.ts';

export const args = {
  startUrl: required(
    'URL',
    'The address of the access portal, in any form: a link into it, a host name, an id, an alias',
  ),
} as const;

export const options = {
  noProbe: flag('--no-probe', 'Ask no Region: look at the address, this machine and the page of the portal alone'),
} as const;

export type FindRegionInput = Input<typeof args, typeof options>;

export const findRegion = defineCommand({
  name: 'find-region',
  summary: 'Find the Region of an access portal',
  description: `Looks where it is cheapest first: the address, the AWS files on this machine, where an address of your own leads to, the page of the portal, and last the Regions themselves, eight at a time. Nobody signs in, and nothing is written. --verbose tells what was looked at.

A Region is printed only where it is certain. Else the exit code is 1, and the portal can tell: "Access keys" of any account shows the SSO Region.`,
  args,
  options,
  examples: [
    { line: 'ssoctl sessions find-region https://corp.awsapps.com/start', does: 'Prints the Region of a portal' },
    { line: 'ssoctl sessions find-region d-1234567890 --json', does: 'The same for programs, from the id of a portal' },
    {
      line: 'ssoctl sessions find-region https://sso.example.com --no-probe',
      does: "From an organization's own address, without asking one Region after the other",
    },
  ],
  load: () => import('./find-region.run.ts'),
});
