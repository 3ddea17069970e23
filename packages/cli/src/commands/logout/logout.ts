import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, several } from '../../kit/option.ts';

export const args = { sessions: several('SESSION', 'The sso-sessions to sign out of') } as const;
export const options = { all: flag('--all', 'Sign out of every session that is configured') } as const;

export type LogoutInput = Input<typeof args, typeof options>;

export const logout = defineCommand({
  name: 'logout',
  group: 'Sign in',
  summary: 'Sign out of an sso-session',
  description: `Revokes the sign-in at the service, and removes the session's token, its cached role credentials and what was listed for it from this machine. Other sessions, and the files of other tools, stay.

Where the service cannot be reached the files go all the same; stderr says "not revoked", and the exit code is 8.`,
  args,
  options,
  examples: [
    { line: 'ssoctl logout', does: 'Signs out of the only session, or asks which one' },
    { line: 'ssoctl logout corp lab', does: 'Signs out of two sessions' },
  ],
  load: () => import('./logout.run.ts'),
});
