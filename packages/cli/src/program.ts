import { access } from './commands/access/access.ts';
import { accounts } from './commands/accounts/accounts.ts';
import { credentialProcess } from './commands/credential-process/credential-process.ts';
import { discover } from './commands/discover/discover.ts';
import { emulator } from './commands/emulator/emulator.ts';
import { env } from './commands/env/env.ts';
import { exec } from './commands/exec/exec.ts';
import { help } from './commands/help/help.ts';
import { login } from './commands/login/login.ts';
import { logout } from './commands/logout/logout.ts';
import { org } from './commands/org/org.ts';
import { profiles } from './commands/profiles/profiles.ts';
import { roles } from './commands/roles/roles.ts';
import { sessions } from './commands/sessions/sessions.ts';
import { setup } from './commands/setup/setup.ts';
import { status } from './commands/status/status.ts';
import { whoami } from './commands/whoami/whoami.ts';
import type { Program } from './kit/parse.ts';

/** All commands, in the order in which help lists them. Data: nothing of what they do is loaded with it. */
export const PROGRAM: Program = {
  name: 'ssoctl',
  nodes: [
    login,
    logout,
    status,
    accounts,
    roles,
    whoami,
    exec,
    env,
    credentialProcess,
    setup,
    sessions,
    profiles,
    discover,
    org,
    access,
    emulator,
    help,
  ],
};
