import { defineCommand } from '../../kit/command.ts';
import { changeOptions } from './change-options.ts';

export const grant = defineCommand({
  name: 'grant',
  summary: 'Assign a permission set in an account to a user or group',
  description: `Shows what is there and who gets in that did not before, asks, writes down how to take it back, and waits until AWS says that it is done. One assignment is made; nothing else is ever changed. What is there already: nothing to do, exit code 0. What AWS refuses or fails to do is told in its words.`,
  options: changeOptions,
  examples: [
    {
      line: 'ssoctl access grant --account shop-prod --permission-set ReadOnlyAccess --group Developers',
      does: 'Shows what would change, and asks',
    },
    {
      line: 'ssoctl access grant --account shop-prod --permission-set ReadOnlyAccess --user ines --dry-run',
      does: 'Only shows it',
    },
  ],
  load: async () => ({ run: (await import('./change.run.ts')).grant }),
});
