import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, required } from '../../kit/option.ts';

export const args = { name: required('NAME', 'The sso-session to remove') } as const;

export const options = {
  withProfiles: flag('--with-profiles', 'Remove the profiles that use it too', { conflicts: ['force'] }),
  force: flag('--force', 'Remove it though profiles use it, and leave them'),
  dryRun: flag('--dry-run', 'Print what would be written, and write nothing'),
  yes: flag('--yes', 'Write without asking'),
} as const;

export type RemoveSessionInput = Input<typeof args, typeof options>;

export const remove = defineCommand({
  name: 'remove',
  summary: 'Remove an sso-session from the AWS config file',
  description: `Takes out the section, with what "profiles sync" remembers in it; every other byte of the file stays. While profiles use the session nothing is written, exit code 3, unless --with-profiles or --force says what becomes of them. It does not sign out: do that first, with "ssoctl logout NAME".`,
  args,
  options,
  examples: [
    { line: 'ssoctl sessions remove lab', does: 'Removes a session that no profile uses' },
    { line: 'ssoctl sessions remove lab --with-profiles --dry-run', does: 'Shows what would go with it' },
  ],
  load: () => import('./remove.run.ts'),
});
