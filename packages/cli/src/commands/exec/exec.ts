import { defineCommand } from '../../kit/command.ts';
import { type Input, type None, optional, several } from '../../kit/option.ts';

export const args = {
  profile: optional('PROFILE', 'The profile; by default that of --profile or AWS_PROFILE'),
  command: several('COMMAND', 'The command to run, with its arguments'),
} as const;

export type ExecInput = Input<typeof args, None>;

export const exec = defineCommand({
  name: 'exec',
  group: 'Use',
  summary: "Run a command with a profile's credentials",
  description: `The command gets the credentials and the Region in its environment, and neither AWS_PROFILE nor old AWS_* keys, which would shadow them. It is started as it is, without a shell; its exit code becomes ours (128 + n after signal n; 127 if there is no such command, 126 if it cannot be started). On a terminal a sign-in is started if one is needed.

On Windows a script that ends in .cmd or .bat is not a program: run it as "cmd /c NAME".`,
  args,
  usage: '[PROFILE] [--] COMMAND [ARGUMENT...]',
  passThrough: true,
  examples: [
    { line: 'ssoctl exec dev -- aws s3 ls', does: 'Runs aws with the credentials of dev' },
    { line: 'ssoctl exec dev aws s3 ls --recursive', does: 'The same; the -- may be left out after a profile' },
    { line: 'AWS_PROFILE=dev ssoctl exec -- terraform plan', does: 'With the active profile' },
  ],
  load: () => import('./exec.run.ts'),
});
