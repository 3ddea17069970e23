import { defineCommand } from '../../kit/command.ts';
import { changeOptions } from './change-options.ts';

export const revoke = defineCommand({
  name: 'revoke',
  summary: 'Take a permission set in an account from a user or group',
  description: `Shows who gets in no more, and who still does by another path; asks, writes down how to take it back, and waits until AWS says that it is done. One assignment is removed; nothing else is ever changed. Somebody who was deleted and still is assigned is named by id. What is not there: nothing to do, exit code 0. Credentials that were handed out before last until they expire.`,
  options: changeOptions,
  examples: [
    {
      line: 'ssoctl access revoke --account shop-prod --permission-set AdministratorAccess --user ines',
      does: 'Shows what would change, and asks',
    },
    {
      line: 'ssoctl access revoke --account 123456789012 --permission-set Ops --group Contractors --yes',
      does: 'Without a question, for scripts',
    },
  ],
  load: async () => ({ run: (await import('./change.run.ts')).revoke }),
});
