import { defineCommand } from '../../kit/command.ts';
import { type Input, several, value } from '../../kit/option.ts';

export const args = { command: several('COMMAND', 'The command to run, with its arguments') } as const;

export const options = {
  url: value('--url URL', 'Which emulator; by default one is started for the command'),
  seed: value('--seed FILE', 'The organization of the one that is started'),
  approve: value('--approve USER', 'Approve every sign-in at once, as this user, in the one that is started'),
} as const;

export type EmulatorExecInput = Input<typeof args, typeof options>;

export const exec = defineCommand({
  name: 'exec',
  summary: 'Run a command inside an emulator',
  description: `The command's AWS calls end in the emulator, also those of programs that know no endpoint setting: it gets HTTPS_PROXY and a CA bundle of the emulator's own. Your AWS files are the ones that the command uses; set HOME for others.`,
  args,
  options,
  usage: '[options] [--] COMMAND [ARGUMENT...]',
  passThrough: true,
  examples: [{ line: 'ssoctl emulator exec -- aws sso login', does: 'An unmodified AWS CLI signs in to the emulator' }],
  load: () => import('./exec.run.ts'),
});
