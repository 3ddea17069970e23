import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, type None } from '../../kit/option.ts';

export const options = {
  fix: flag('--fix', 'Mend what can be mended without asking you anything'),
  dryRun: flag('--dry-run', 'With --fix: print what would be written, and write nothing'),
  yes: flag('--yes', 'With --fix: write without asking'),
} as const;

export type LintInput = Input<None, typeof options>;

export const lint = defineCommand({
  name: 'lint',
  summary: 'Look the AWS files over for what is known to go wrong',
  description: `Looks at the config file, the credentials file and what the environment says about them, calls nobody, and tells each finding with its line and what to do. Files that no program can read are looked over too, and everything that is wrong with them is told at once.

An error is what some program fails or goes wrong on, a warning is likely trouble, a note is good to know. Errors and warnings: exit code 9.

--fix mends the config file where there is one right way: names, prefixes, spellings, lost zeros, doubles. The credentials file is never written.`,
  options,
  examples: [
    { line: 'ssoctl profiles lint', does: 'Tells what is wrong, line by line' },
    { line: 'ssoctl profiles lint --fix --dry-run', does: 'Shows what would be mended' },
    { line: 'ssoctl profiles lint --fix', does: 'Mends it, and tells what is left' },
    { line: 'ssoctl profiles lint --json', does: 'The findings, for programs' },
  ],
  load: () => import('./lint.run.ts'),
});
