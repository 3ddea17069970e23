import { defineCommand } from '../../kit/command.ts';

export const list = defineCommand({
  name: 'list',
  summary: 'List the sso-sessions in the AWS config file',
  examples: [{ line: 'ssoctl sessions list', does: 'Shows each session with its start URL, Region and profiles' }],
  load: () => import('./list.run.ts'),
});
