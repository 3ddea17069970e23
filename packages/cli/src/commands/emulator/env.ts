import { SHELLS } from '@ssoctl/core/internal/credentials/shells';
import { defineCommand } from '../../kit/command.ts';
import { choice, type Input, type None, value } from '../../kit/option.ts';

export const options = {
  url: value('--url URL', 'Which emulator; by default the one that is running'),
  shell: choice('--shell SHELL', SHELLS, 'For which shell to write; by default that of SHELL'),
} as const;

export type EmulatorEnvInput = Input<None, typeof options>;

export const env = defineCommand({
  name: 'env',
  summary: 'Print the environment that leads into a running emulator',
  options,
  examples: [{ line: 'eval "$(ssoctl emulator env)"', does: 'From here on, this shell talks to the emulator' }],
  load: () => import('./env.run.ts'),
});
