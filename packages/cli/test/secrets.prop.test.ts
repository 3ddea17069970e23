import { type Emulated, emulated, plantedSecrets } from '@ssoctl/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Child } from '../src/kit/spawn.ts';
import { commandLine, type Outcome } from './command-line.ts';

let place: Emulated;
beforeAll(async () => {
  place = await emulated();
});
afterAll(() => place.close());

const COMMANDS = [
  'login corp',
  'login corp --force',
  'login corp --fresh',
  'login corp --device-code --force',
  'login --all --json',
  'status',
  'accounts -s corp',
  'roles -s corp',
  'roles nowhere -s corp',
  'whoami -p sandbox',
  'setup -s corp --account sandbox --role PowerUserAccess',
  'setup -s corp --all --dry-run',
  'exec sandbox -- true',
  'exec old -- true',
  'sessions list',
  'profiles list',
  'logout corp',
  'logout --all',
];

// Not of `Authorize`: a person whose page is broken never comes back, and here nobody would press Ctrl-C.
const FAULTY = [
  'sso-oidc:RegisterClient',
  'sso-oidc:StartDeviceAuthorization',
  'sso-oidc:CreateToken',
  'sso:*',
  'sts:*',
];
const FAULTS = ['error', 'garbage', 'deny', 'expire', 'revoke', 'truncate', 'throttle', 'lost-reply'];

test('no secret is in what a command says, whatever the calls answer, with --debug too', {
  timeout: 120_000,
}, async () => {
  const ssoctl = commandLine(place);
  const seen = new Set<string>();
  const step = fc.record({
    line: fc.constantFrom(...COMMANDS),
    how: fc.constantFrom('', ' --debug', ' --json', ' --debug --json', ' --verbose'),
    fault: fc.option(
      fc.record({ operation: fc.constantFrom(...FAULTY), fault: fc.constantFrom(...FAULTS), times: fc.constant(1) }),
    ),
    hours: fc.constantFrom(0, 0, 1, 9),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      for (const { line, how, fault, hours } of steps) {
        place.emulator.control.faults.clear();
        if (fault) place.emulator.control.faults.add(fault);
        place.clock.advance(hours * 3_600_000);
        const argv = exposed(line, how);
        const children: Child[] = [];
        const outcome = await ssoctl(argv, { child: (started) => children.push(started) });
        for (const secret of await secretsAtHand()) seen.add(secret);
        expect(leaks(seen, outcome, children), `ssoctl ${argv.join(' ')}`).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
  expect(seen.size).toBeGreaterThan(10);
});

test('the search would find a secret', async () => {
  const planted = plantedSecrets();
  expect(planted.findIn(new Error(planted.values.accessToken))).toEqual(['accessToken']);
});

/** `exec` takes options before its own words. */
function exposed(line: string, how: string): string[] {
  const [name = '', ...rest] = line.split(' ');
  return [name, ...how.split(' ').filter(Boolean), ...rest];
}

/** Every secret that lies in a file of this home. */
async function secretsAtHand(): Promise<string[]> {
  const secrets: string[] = [];
  for (const file of await place.home.files('.aws')) {
    const text = (await place.home.read(file)) ?? '';
    if (file.endsWith('.json')) collect(JSON.parse(text), secrets);
  }
  return secrets;
}

const SECRET_KEYS = ['accessToken', 'refreshToken', 'clientSecret', 'SecretAccessKey', 'SessionToken'];

function collect(value: unknown, into: string[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (SECRET_KEYS.includes(key) && typeof inner === 'string') into.push(inner);
    else collect(inner, into);
  }
}

function leaks(secrets: ReadonlySet<string>, { stdout, stderr }: Outcome, children: readonly Child[]): string[] {
  const told = [
    stdout,
    stderr,
    ...children.flatMap(({ command, args }) => [command, ...args]),
    ...place.browser.opened,
  ];
  return [...secrets].filter((secret) => told.some((text) => text.includes(secret)));
}
