import { spawn } from 'node:child_process';
import { program } from './program.mjs';

/** Leaves the emulator up and a sign-in page open for a person's browser, until Ctrl-C. */
export async function stay({ narrator, emulator, home, interrupted }) {
  narrator.chapter('Stay in');
  narrator.say(`In another terminal:

  export HOME=${home}
  alias ssoctl='node ${program}'
  eval "$(ssoctl emulator env --url ${emulator.url})"
  ssoctl status

A sign-in is waiting for you. Open its page in your browser, choose who you are, and press Allow:`);
  const env = { PATH: process.env.PATH, HOME: home, ...emulator.env };
  const login = spawn(process.execPath, [program, 'login', '--force', '--no-browser', '--pkce'], {
    env,
    stdio: 'inherit',
  });
  login.once('exit', (status) => {
    if (status === 0) narrator.say('\nYou are signed in. The emulator stays until you press Ctrl-C.');
  });
  await interrupted;
  login.kill('SIGINT');
}
