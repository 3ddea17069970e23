import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, required } from '../../kit/option.ts';

export const args = {
  old: required('OLD', 'A snapshot, or the day of one in this folder: 2026-01-15'),
  new: required('NEW', 'A later one'),
} as const;

export const options = {
  exitCode: flag('--exit-code', 'End with 9 when anything is different'),
} as const;

export type DiffInput = Input<typeof args, typeof options>;

export const diff = defineCommand({
  name: 'diff',
  summary: 'Tell what was granted and removed between two snapshots',
  description: `Compares by ids: a row a person and path that was granted or removed, what stands but means something else by now (a principal that was deleted, a group that was emptied, an account that was suspended), and what only got another name. A day stands for the last snapshot of it, by the name that "ssoctl access snapshot" gives by default.

It ends with 0 whatever it finds; with --exit-code with 9 when anything is different. When either snapshot has gaps: 8; rows that may be there only because of a gap are marked.`,
  args,
  options,
  examples: [
    { line: 'ssoctl access diff january.json february.json', does: 'What has changed in between' },
    { line: 'ssoctl access diff 2026-01-15 2026-02-15 --json', does: 'By days, for programs' },
    { line: 'ssoctl access diff approved.json now.json --exit-code', does: 'For a job that is to fail on changes' },
  ],
  load: () => import('./diff.run.ts'),
});
