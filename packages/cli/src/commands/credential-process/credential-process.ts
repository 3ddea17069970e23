import { defineCommand } from '../../kit/command.ts';

export const credentialProcess = defineCommand({
  name: 'credential-process',
  group: 'Use',
  summary: "Print a profile's credentials for an SDK",
  description: `Prints the JSON document that a credential_process has to print. Credentials come from the cache while 15 minutes are left, else from the service. It never asks and never opens a browser: without a sign-in it ends with 4 and names the command to run.

The profile that it is asked for is one that signs in; the profile that names it is another:

  [profile app]
  credential_process = ssoctl credential-process --profile dev`,
  usage: '--profile NAME',
  examples: [{ line: 'ssoctl credential-process --profile dev', does: 'Prints the credentials of the profile dev' }],
  load: () => import('./credential-process.run.ts'),
});
