import { defineCommand } from '../../kit/command.ts';

export const list = defineCommand({
  name: 'list',
  summary: 'List the profiles in the AWS files',
  description: 'With --session only those that use that session.',
  examples: [
    { line: 'ssoctl profiles list', does: 'Shows each profile with where its credentials come from' },
    { line: 'ssoctl profiles list --session corp --json', does: 'Those of the session corp, for programs' },
  ],
  load: () => import('./list.run.ts'),
});
