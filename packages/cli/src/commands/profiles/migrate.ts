import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, several, value } from '../../kit/option.ts';

export const args = { names: several('NAME', 'The profiles to migrate') } as const;

export const options = {
  all: flag('--all', 'Every profile of an old form'),
  session: value('-s, --session NAME', 'The sso-session that they are to use; profiles of aws-sso-cli need it'),
  sessionName: value('--session-name NAME', 'What to call the session that is made; by default after the portal', {
    conflicts: ['session'],
  }),
  keepLegacyCopy: flag('--keep-legacy-copy', 'Keep NAME-legacy beside each, for tools that know no sessions'),
  dryRun: flag('--dry-run', 'Print what would be written, and write nothing'),
  yes: flag('--yes', 'Write without asking'),
} as const;

export type MigrateInput = Input<typeof args, typeof options>;

export const migrate = defineCommand({
  name: 'migrate',
  summary: 'Turn profiles of old forms into ones of an sso-session',
  description: `Takes the AWS CLI's old form, with the start URL in the profile itself, and what aws-sso-util, granted and aws-sso-cli generate. Each profile keeps its name, its place, its comments and all other keys; one session serves all profiles of a portal, and its sign-in can be renewed. You sign in anew, once.

aws-sso-cli keeps start URLs in a file of its own: its profiles go to the session that --session names, or that is called as it calls the instance. A profile that contradicts itself is left and told, exit code 8.

--keep-legacy-copy writes NAME-legacy behind each: the old form, with a sign-in of its own.`,
  args,
  options,
  usage: '[NAME... | --all] [options]',
  examples: [
    { line: 'ssoctl profiles migrate', does: 'On a terminal: shows what there is, and asks' },
    { line: 'ssoctl profiles migrate --all --dry-run', does: 'Shows what would change' },
    { line: 'ssoctl profiles migrate dev --keep-legacy-copy', does: 'Migrates one, and keeps dev-legacy' },
    { line: 'ssoctl profiles migrate --all --session corp', does: 'Takes those of aws-sso-cli to the session corp' },
  ],
  load: () => import('./migrate.run.ts'),
});
