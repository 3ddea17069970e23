import { defineCommand } from '../../kit/command.ts';
import { flag, type Input, type None, value, wholeNumber } from '../../kit/option.ts';

const size = (name: string, what: string) =>
  value(`--${name} NUMBER`, `Make up an organization with this many ${what}`, { read: wholeNumber(`--${name}`, 1) });

export const options = {
  port: value('--port PORT', 'Where to listen on 127.0.0.1; by default any free port', {
    read: wholeNumber('--port', 0, 65535),
  }),
  seed: value('--seed FILE', 'The organization, as YAML or JSON; by default a small company'),
  accounts: size('accounts', 'accounts'),
  permissionSets: size('permission-sets', 'permission sets'),
  users: size('users', 'users'),
  groups: size('groups', 'groups'),
  approve: value('--approve USER', 'Approve every sign-in at once, as this user'),
  intercept: flag(
    '--intercept',
    "Also be a proxy that ends TLS for AWS's hosts, for programs that know no endpoint setting",
  ),
} as const;

export type StartInput = Input<None, typeof options>;

export const start = defineCommand({
  name: 'start',
  summary: 'Start an emulator, until Ctrl-C',
  description: 'Says on stderr how to use it. With --json one line on stdout says when it is ready, and where.',
  options,
  examples: [
    { line: 'ssoctl emulator start', does: 'Starts one with a small company; sign-in pages wait for you' },
    {
      line: 'ssoctl emulator start --approve maya --intercept',
      does: 'Signs in at once; serves the AWS CLI unmodified',
    },
    { line: 'ssoctl emulator start --accounts 1000 --permission-sets 40 --users 2000', does: 'A large organization' },
  ],
  load: () => import('./start.run.ts'),
});
