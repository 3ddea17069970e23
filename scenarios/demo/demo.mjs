// The main story, run with the real built program in a temporary home against the emulator.
// `npm run demo` runs it and cleans up; `npm run demo -- --keep` leaves the emulator and the sign-in page to you.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemoEmulator } from './emulator.mjs';
import { createNarrator } from './narrator.mjs';
import { stay } from './stay.mjs';

const keep = process.argv.includes('--keep');
const began = performance.now();
const home = mkdtempSync(join(tmpdir(), 'ssoctl-demo-'));
const narrator = createNarrator();
let emulator;
// Whoever interrupts the story still gets a clean machine.
let wasInterrupted = false;
const interrupted = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => {
      wasInterrupted = true;
      resolve();
    });
});

async function story() {
  emulator = await startDemoEmulator(home);
  const ssoctl = narrator.teller({ home, env: emulator.env });
  narrator.say(
    `The company is Larkspur Coffee. Its Identity Center is an emulator on ${emulator.url}; the home is ${home}.`,
  );

  narrator.chapter('From the address of your portal to a profile (a script presses Allow in the browser, here)');
  const grant = '--account shop-staging --role PowerUserAccess --profile-name dev';
  await ssoctl(['setup', emulator.startUrl, '--session', 'larkspur', ...grant.split(' ')]);

  narrator.chapter('See what you are signed in to, what you may use, and who you are');
  await ssoctl(['status'], { columns: true });
  await ssoctl(['accounts'], { columns: true });
  await ssoctl(['roles'], { columns: true });
  await ssoctl(['whoami', '--profile', 'dev']);

  narrator.chapter('Run any program with its credentials');
  const child = 'echo "a child in $AWS_REGION, credentials good until $AWS_CREDENTIAL_EXPIRATION"';
  await ssoctl(['exec', 'dev', '--', 'sh', '-c', child]);
  await ssoctl(['exec', 'dev', '--', 'ssoctl', 'whoami']);
  await ssoctl(['env', 'dev', '--shell', 'bash'], { hideSecrets: true });

  narrator.chapter('Hand credentials to an SDK: the service, then the cache');
  narrator.say('(the cached credentials are put aside first, so that the first call asks the service)');
  rmSync(join(home, '.aws/cli/cache'), { recursive: true, force: true });
  await ssoctl(['credential-process', '--profile', 'dev'], { hideSecrets: true, timed: 'from the service' });
  await ssoctl(['credential-process', '--profile', 'dev'], { hideSecrets: true, timed: 'from the cache' });

  if (keep) return stay({ narrator, emulator, home, interrupted });
  narrator.chapter('Sign out');
  await ssoctl(['logout']);
  await ssoctl(['status'], { columns: true });
  narrator.say(
    `\nThat was the whole story, in ${((performance.now() - began) / 1000).toFixed(1)} s. Nothing of it is left on this machine.`,
  );
  narrator.say('To stay in, with the sign-in page in your own browser:  npm run demo -- --keep');
  return undefined;
}

let failed = false;
try {
  await Promise.race([story(), interrupted]);
} catch (error) {
  if (!wasInterrupted) {
    failed = true;
    console.error(`\nThe demo stopped: ${error.message}`);
  }
} finally {
  await emulator?.close();
  rmSync(home, { recursive: true, force: true });
}
process.exit(failed ? 1 : wasInterrupted && !keep ? 130 : 0);
