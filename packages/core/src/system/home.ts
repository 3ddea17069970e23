import { userInfo } from 'node:os';
import { SsoctlError } from '../errors/index.ts';

/**
 * Where `.aws` lies: what the environment says, else what the system's users' list says. An empty variable counts as unset: taken
 * as it stands, secrets would be written to whatever folder we were started in.
 * @throws CONFIG_UNREADABLE where neither knows a home
 */
export function homeFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  listed: () => string = () => userInfo().homedir,
): string {
  const variable = platform === 'win32' ? 'USERPROFILE' : 'HOME';
  const home = env[variable] || attempt(listed);
  if (home) return home;
  throw new SsoctlError(
    'CONFIG_UNREADABLE',
    `${variable} is not set, and the system knows no home folder of this user`,
    {
      hint: `set ${variable} to the folder in which .aws lies`,
      details: { variable },
    },
  );
}

/** In a container a process may run as a user whom no list has. */
function attempt(listed: () => string): string | undefined {
  try {
    return listed();
  } catch {
    return undefined;
  }
}
