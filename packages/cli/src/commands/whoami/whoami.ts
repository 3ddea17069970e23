import { defineCommand } from '../../kit/command.ts';

export const whoami = defineCommand({
  name: 'whoami',
  group: 'Use',
  summary: 'Show whose credentials would be used, and why those',
  description: `Finds the credentials as the AWS CLI does (keys in the environment come before a profile, unless --profile is given), asks STS whose they are, and names the other sources that were passed over.`,
  examples: [
    { line: 'ssoctl whoami', does: 'The identity that the next aws command would have' },
    { line: 'ssoctl whoami --profile dev', does: 'The identity behind a profile' },
  ],
  load: () => import('./whoami.run.ts'),
});
