import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, optional, value, values, wholeNumber } from '../../kit/option.ts';

export const args = {
  url: optional('URL', 'The address of the access portal, in any form: a link into it, a host name, an id, an alias'),
} as const;

const NOT_FOR_ALL = { conflicts: ['all', 'noProfiles'] } as const;

export const options = {
  startUrl: value('--start-url URL', 'The same, as an option'),
  region: value('--region REGION', 'The Region of IAM Identity Center; by default it is found'),
  session: value('-s, --session NAME', 'What to call the sso-session; by default after the portal'),
  pkce: flag('--pkce', 'Sign in through a browser on this machine', { conflicts: ['deviceCode'] }),
  deviceCode: flag('--device-code', 'Sign in with a code, on any device'),
  noBrowser: flag('--no-browser', 'Open nothing: print the URL, and wait'),
  qr: flag('--qr', 'Draw the URL for a phone'),
  force: flag('--force', 'Sign in anew, as when somebody else is signed in'),
  callbackPort: value('--callback-port PORT', 'The local port that the browser comes back to', {
    read: wholeNumber('--callback-port', 1, 65535),
  }),
  account: value('--account ID', 'One profile: its account, by id or name', NOT_FOR_ALL),
  role: value('--role NAME', 'Its role', NOT_FOR_ALL),
  profileName: value('--profile-name NAME', 'Its name; --profile says the same', NOT_FOR_ALL),
  all: flag('--all', 'Profiles for every role that you may use, as profiles sync makes them', {
    conflicts: ['noProfiles'],
  }),
  name: value('--name TEMPLATE', 'How to name profiles, like {account|slug}.{role}'),
  include: values('--include PATTERN', 'With --all, only these: account:GLOB, id:GLOB or role:GLOB'),
  exclude: values('--exclude PATTERN', 'With --all, not these'),
  set: values('--set RULE', 'With --all, a key for every profile, KEY=VALUE, or for some: PATTERN KEY=VALUE'),
  noProfiles: flag('--no-profiles', 'The session alone'),
  profileRegion: value(
    '--profile-region REGION',
    'The Region that tools use with the profiles, or none; by default that of IAM Identity Center',
  ),
  migrate: flag('--migrate', 'Change profiles that hold the address of this portal themselves to the session too'),
  dryRun: flag('--dry-run', 'Print what would be written, and write nothing'),
  yes: flag('--yes', 'Take what is suggested, and write without asking'),
} as const;

export type SetupInput = Input<typeof args, typeof options>;

export const setup = defineCommand({
  name: 'setup',
  group: 'Configure',
  summary: 'Begin here: from the address of your portal to working profiles',
  description: `Finds the Region, signs you in, lists what you may use, makes one profile, several or all of them, shows what it will write to the AWS config file, and proves that it works. What options do not say is asked on a terminal; elsewhere nothing is asked.

A session for the same portal that is there already is used. Nothing is written before you have seen it, and nothing that is there is overwritten; doing it again changes nothing.`,
  args,
  options,
  usage: '[URL] [options]',
  examples: [
    { line: 'ssoctl setup', does: 'Asks for everything, one after the other' },
    { line: 'ssoctl setup https://d-1234567890.awsapps.com/start', does: 'With the address that you were given' },
    {
      line: 'ssoctl setup corp --account 111111111111 --role ReadOnly --profile-name dev --yes',
      does: 'One profile, asking nothing; the portal is https://corp.awsapps.com/start',
    },
    { line: 'ssoctl setup corp --all --yes', does: 'A profile for every role, asking nothing' },
    { line: 'ssoctl setup corp --all --dry-run', does: 'Shows what that would write' },
  ],
  load: () => import('./setup.run.ts'),
});
