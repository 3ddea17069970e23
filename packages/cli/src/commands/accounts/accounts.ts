import { defineCommand } from '../../kit/command.ts';

export const accounts = defineCommand({
  name: 'accounts',
  group: 'Use',
  summary: 'List the accounts that you may use',
  description: 'Asks the access portal, as the person who is signed in. A sign-in is needed; none is started.',
  examples: [
    { line: 'ssoctl accounts', does: 'Lists the accounts of the only session' },
    { line: 'ssoctl accounts --session corp --json', does: 'The same for programs, of the session corp' },
  ],
  load: () => import('./accounts.run.ts'),
});
