import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, type None } from '../../kit/option.ts';
import { csv, from, instance, plan, region } from './ask-options.ts';

export const options = {
  exitCode: flag('--exit-code', 'End with 9 when there is an error or a warning among what was found'),
  fresh: flag('--fresh', 'Begin anew, also where an interrupted walk could be gone on with'),
  csv,
  plan,
  from,
  instance,
  region,
} as const;

export type HygieneInput = Input<None, typeof options>;

export const hygiene = defineCommand({
  name: 'hygiene',
  summary: 'Tell what is untidy or dangerous about who gets in where',
  description: `Assignments of principals that were deleted, permission sets that amount to an administrator, that are out of date somewhere, provisioned without an assignment, or assigned nowhere; users that are assigned directly; groups without members, and groups that grant nothing; accounts that are suspended, users that are disabled. It walks the whole organization, as a snapshot does, or reads one.

It ends with 0 whatever it finds; with --exit-code with 9 when there is an error or a warning. What could not be looked at is named, and the exit code is 8.`,
  options,
  examples: [
    { line: 'ssoctl access hygiene', does: 'Walks the organization, and tells what it finds' },
    { line: 'ssoctl access hygiene --from access.json --csv', does: 'From a snapshot, for a spreadsheet' },
    { line: 'ssoctl access hygiene --exit-code --json', does: 'For a job that is to fail on findings' },
  ],
  load: () => import('./hygiene.run.ts'),
});
