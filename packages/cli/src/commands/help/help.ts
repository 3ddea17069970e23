import { defineCommand } from '../../kit/command.ts';
import { type Input, type None, several } from '../../kit/option.ts';

export const args = { words: several('TOPIC', 'A topic, or a command') } as const;

export type HelpInput = Input<typeof args, None>;

export const help = defineCommand({
  name: 'help',
  group: 'Help',
  summary: 'Explain a command or a topic',
  args,
  examples: [
    { line: 'ssoctl help sessions add', does: 'The same as: ssoctl sessions add --help' },
    { line: 'ssoctl help exit-codes', does: 'What each exit code means' },
  ],
  load: () => import('./help.run.ts'),
});
