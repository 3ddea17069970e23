import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, optional } from '../../kit/option.ts';

export const args = { id: optional('ID', 'Which copy, as --list shows it; the newest by default') } as const;

export const options = {
  list: flag('--list', 'List the copies that there are, the newest first', { conflicts: ['dryRun', 'yes'] }),
  dryRun: flag('--dry-run', 'Print what would be written, and write nothing'),
  yes: flag('--yes', 'Write without asking, though the file was changed by other means since'),
} as const;

export type UndoInput = Input<typeof args, typeof options>;

export const undo = defineCommand({
  name: 'undo',
  summary: 'Take back the last change to the AWS files',
  description: `Before ssoctl changes a file it keeps a copy of it, the ten newest a file. This gives the file back, byte for byte, whether or not it can be read. A file that is as ssoctl left it is restored at once; where something else changed it since, that would be lost, so you are asked, or --yes says it. Undoing keeps a copy too: the same command takes it back.`,
  args,
  options,
  examples: [
    { line: 'ssoctl profiles undo', does: 'Gives back the file as it was before the last change' },
    { line: 'ssoctl profiles undo --dry-run', does: 'Shows what that would change' },
    { line: 'ssoctl profiles undo --list', does: 'Shows all copies with their ids' },
  ],
  load: () => import('./undo.run.ts'),
});
