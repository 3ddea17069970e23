import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, several, value, values } from '../../kit/option.ts';

export const args = {
  sessions: several('SESSION', 'Sessions; by default those that were synced before, or the only one'),
} as const;

export const options = {
  all: flag('--all', 'Every session'),
  name: value('--name TEMPLATE', 'How to name the profiles, like {account|slug}.{role}'),
  region: value('--region LIST', 'The default Region; of several, each gets a profile'),
  include: values('--include PATTERN', 'Only these: account:GLOB, id:GLOB or role:GLOB'),
  exclude: values('--exclude PATTERN', 'Not these: the same, several with commas hold together'),
  set: values('--set RULE', 'A key for every profile, KEY=VALUE, or for some: PATTERN KEY=VALUE'),
  prune: flag('--prune', 'Remove generated profiles whose role is gone'),
  refresh: flag('--refresh', 'Ask for all roles anew, instead of using answers of the last minutes'),
  dryRun: flag('--dry-run', 'Print what would be written, and write nothing'),
  check: flag('--check', 'Write nothing, and end with 9 when something would be'),
  yes: flag('--yes', 'Write without asking, also where many profiles would be removed'),
} as const;

export type SyncInput = Input<typeof args, typeof options>;

export const sync = defineCommand({
  name: 'sync',
  summary: 'Make a profile for every role that you may use',
  description: `Lists what you may use and adds, changes and renames profiles to match. Profiles of your own are never touched; of generated ones, what you changed by hand stays. A name that two would get, or that is taken, goes to nobody. --name, --region, --include, --exclude and --set are remembered in the session for the next plain sync; given empty they are forgotten.

Fields of a name are {account} {accountId} {role} {email} {session} {region}; filters follow after |: lower, upper, slug, trim:START, trimend:END, replace:FROM:TO, and for the Region short.

--prune removes a generated profile only when the portal, asked in this run, said that the role is gone, or when include and exclude leave it out; never after an empty listing, and never what you changed. More than 10 of them, or more than a fifth, is asked about. Accounts that did not answer, and names that nobody got: the rest is written, exit code 8.`,
  args,
  options,
  examples: [
    { line: 'ssoctl profiles sync', does: 'Adds and updates the profiles of the session' },
    {
      line: 'ssoctl profiles sync corp --name "{account|trim:acme-|slug}.{role|lower}" --region eu-west-1',
      does: 'Names them in your own way, and remembers it',
    },
    {
      line: 'ssoctl profiles sync --exclude "account:*-prod,role:Admin*" --set "account:*-prod output=json"',
      does: 'Leaves administrators of production out, and sets a key for the rest of it',
    },
    { line: 'ssoctl profiles sync --prune --dry-run', does: 'Shows what would change and what would go' },
    { line: 'ssoctl profiles sync --all --check', does: 'Tells a script by exit code 9 that a sync is due' },
  ],
  load: () => import('./sync.run.ts'),
});
