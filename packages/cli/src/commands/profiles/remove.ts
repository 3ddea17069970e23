import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, several } from '../../kit/option.ts';

export const args = { names: several('NAME', 'The profiles to remove') } as const;

export const options = {
  dryRun: flag('--dry-run', 'Print what would be written, and write nothing'),
  yes: flag('--yes', 'Write without asking'),
} as const;

export type RemoveProfilesInput = Input<typeof args, typeof options>;

export const remove = defineCommand({
  name: 'remove',
  summary: 'Remove profiles from the AWS config file',
  description: `Takes out each profile's section with the comment right above it; every other byte of the file stays. Sections of the same name in the credentials file are not touched. One name that does not exist: nothing is written, exit code 3. A profile that "profiles sync" made comes back with the next sync, unless it is excluded.`,
  args,
  options,
  usage: 'NAME... [options]',
  examples: [
    { line: 'ssoctl profiles remove old-dev old-prod', does: 'Removes two profiles' },
    { line: 'ssoctl profiles remove dev --dry-run', does: 'Shows what would go' },
  ],
  load: () => import('./remove.run.ts'),
});
