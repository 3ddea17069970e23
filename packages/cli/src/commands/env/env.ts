import { SHELLS } from '@ssoctl/core/internal/credentials/shells';
import { defineCommand } from '../../kit/command.ts';
import { choice, type Input, optional } from '../../kit/option.ts';

export const args = {
  profile: optional('PROFILE', 'The profile; by default that of --profile or AWS_PROFILE'),
} as const;
export const options = {
  shell: choice('--shell SHELL', SHELLS, 'For which shell to write; by default that of SHELL'),
} as const;

export type EnvInput = Input<typeof args, typeof options>;

export const env = defineCommand({
  name: 'env',
  group: 'Use',
  summary: "Print a profile's credentials for your shell",
  description: `Prints lines for your shell to evaluate: they set the credentials and the Region, and take out AWS_PROFILE and what else would shadow them. Values are quoted so that none can run. The credentials are good until AWS_CREDENTIAL_EXPIRATION; "ssoctl exec" leaves nothing behind in your shell.`,
  args,
  options,
  examples: [
    { line: 'eval "$(ssoctl env dev)"', does: 'bash, zsh' },
    { line: 'ssoctl env dev --shell fish | source', does: 'fish' },
    { line: 'ssoctl env dev --shell powershell | Out-String | Invoke-Expression', does: 'PowerShell' },
    { line: 'ssoctl env dev --shell json', does: 'The variables as one JSON object' },
  ],
  load: () => import('./env.run.ts'),
});
