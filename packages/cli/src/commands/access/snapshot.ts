import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, type None, value } from '../../kit/option.ts';
import { instance, plan, region } from './ask-options.ts';

export const options = {
  output: value('-o, --output FILE', 'Where to write it; by default ssoctl-access-DATE.json in this folder'),
  noPolicies: flag('--no-policies', 'Leave out what permission sets allow: a few calls less for each of them'),
  noDrift: flag('--no-drift', 'Leave out where permission sets are out of date'),
  tags: flag('--tags', 'With the tags of accounts, which takes a call an account'),
  fresh: flag('--fresh', 'Begin anew, also where an interrupted walk could be gone on with'),
  plan,
  instance,
  region,
} as const;

export type SnapshotInput = Input<None, typeof options>;

export const snapshot = defineCommand({
  name: 'snapshot',
  summary: 'Write down who gets in where, as a plain file',
  description: `Accounts, permission sets, users, groups with their members, and every assignment, sorted, as one JSON file that only you can read: to look things up in (--from of the other commands), to report, and to compare with another day. A walk that is interrupted is gone on with by the same command within six hours. What failed stands in the file, and the exit code is 8.`,
  options,
  examples: [
    { line: 'ssoctl access snapshot', does: 'Writes ssoctl-access-2026-01-15T1200Z.json' },
    { line: 'ssoctl access snapshot --plan', does: 'How many calls that takes, and how long' },
    { line: 'ssoctl access snapshot -o access.json --json', does: 'For a job that runs every night' },
  ],
  load: () => import('./snapshot.run.ts'),
});
