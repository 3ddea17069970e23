import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, several } from '../../kit/option.ts';

export const args = { sessions: several('SESSION', 'Only these sessions; by default all') } as const;
export const options = {
  exitCode: flag('--exit-code', 'End with 4 unless every session shown is active or renewable'),
} as const;

export type StatusInput = Input<typeof args, typeof options>;

export const status = defineCommand({
  name: 'status',
  group: 'Sign in',
  summary: 'Show who is signed in, and for how long',
  description: `Reads files alone; nobody is called. A session is

  active      its token lives
  renewable   its token has ended, and the next use renews it without a person
  ended       its token has ended, and a person has to sign in again
  signed out  there is no token`,
  args,
  options,
  examples: [
    { line: 'ssoctl status', does: 'Shows every session' },
    { line: 'ssoctl status corp --exit-code --quiet', does: 'Asks in a script whether corp can be used' },
    { line: 'ssoctl status --json', does: 'The same for programs' },
  ],
  load: () => import('./status.run.ts'),
});
