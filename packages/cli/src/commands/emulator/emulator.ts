import { defineGroup } from '../../kit/command.ts';
import { env } from './env.ts';
import { exec } from './exec.ts';
import { start } from './start.ts';

export const emulator = defineGroup({
  name: 'emulator',
  group: 'Help',
  summary: 'Run a local IAM Identity Center, to try and to test',
  description:
    'State, rules, time and faults, without AWS: programs sign in to it, list accounts and get credentials as from the service. It listens on 127.0.0.1 alone.',
  examples: [
    { line: 'ssoctl emulator', does: 'Starts one; see: ssoctl emulator start --help' },
    { line: 'eval "$(ssoctl emulator env)"', does: 'In another terminal: lead this shell into it' },
    { line: 'ssoctl emulator exec -- aws sso login', does: 'One command inside one of its own' },
  ],
  commands: [start, env, exec],
  otherwise: 'start',
});
