// How long it takes to list the roles of a large organization, and how the service takes it. Needs about a minute: the service's
// limit decides, not the machine.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBenchEmulator } from './emulator.mjs';
import { ssoctl } from './ssoctl.mjs';

const ACCOUNTS = 1_000;
const ROLES = 5;
const LATENCY_MS = 50;
const LIMIT_PER_SECOND = 20;

/** Lists every account's roles, makes a profile of each, and says as JSON what it did: `read` makes `{roles, failed}` of that. */
const listingCommand = {
  args: ['profiles', 'sync', 'bench', '--yes', '--json'],
  read: ({ add, errors, collisions }) => ({ roles: add.length, failed: errors.length + collisions.length }),
};

/** Seconds, calls made, and the share of them that was answered 429; `failed` counts accounts that were lost for good. */
export async function measureListing(command = listingCommand) {
  const home = mkdtempSync(join(tmpdir(), 'ssoctl-bench-listing-'));
  const emulator = await startBenchEmulator(home, {
    organization: organization(),
    user: 'bench',
    // The portal's published limit is the emulator's own rule; every answer takes its time, refusals too.
    faults: [
      { operation: 'sso:*', fault: 'delay', ms: LATENCY_MS },
      { operation: 'sso:*', fault: 'throttle', abovePerSecond: LIMIT_PER_SECOND },
    ],
  });
  try {
    writeSession(home, emulator);
    await ssoctl(emulator.env, ['login', 'bench', '--device-code', '--quiet']);
    console.log(`Listing ${ACCOUNTS} accounts × ${ROLES} roles; this takes a minute.`);
    const startedMs = performance.now();
    const document = JSON.parse(await ssoctl(emulator.env, command.args));
    const seconds = (performance.now() - startedMs) / 1000;
    const { roles, failed } = command.read(document);
    if (failed === 0 && roles !== ACCOUNTS * ROLES) throw new Error(`${roles} roles were listed`);
    const calls = await emulator.calls('sso:*');
    const refused = calls.filter(({ status }) => status === 429).length;
    return { seconds, calls: calls.length, refusedShare: refused / calls.length, failed };
  } finally {
    await emulator.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** One person with every permission set on every account. */
function organization() {
  const permissionSets = Array.from({ length: ROLES }, (_, index) => ({ name: `Role${index + 1}` }));
  return {
    key: 'bench',
    accounts: Array.from({ length: ACCOUNTS }, (_, index) => ({
      id: String(100_000_000_000 + index),
      name: `account-${index}`,
      email: `aws+${index}@bench.example`,
    })),
    users: [{ name: 'bench' }],
    permissionSets,
    assignments: permissionSets.map(({ name }) => ({ permissionSet: name, accounts: 'all', users: ['bench'] })),
  };
}

function writeSession(home, { startUrl, region }) {
  mkdirSync(join(home, '.aws'));
  writeFileSync(
    join(home, '.aws/config'),
    `[sso-session bench]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access
`,
  );
}
