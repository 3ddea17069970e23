import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Emulator, startEmulator } from '@ssoctl/emulator';
import { configFor, type TempHome, tempHome } from '@ssoctl/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { program, ssoctl } from '../built-program.ts';

const KILLS = process.env['SSOCTL_LONG'] ? 500 : 10;
const [ACCOUNTS, ROLES] = [200, 50];

/** One person, ten thousand roles. */
const COMPANY = {
  key: 'many',
  instance: { name: 'Many', region: 'eu-central-1' },
  accounts: Array.from({ length: ACCOUNTS }, (_, at) => ({ id: String(100_000_000_000 + at), name: `account-${at}` })),
  users: [{ name: 'ann' }],
  groups: [],
  permissionSets: Array.from({ length: ROLES }, (_, at) => ({ name: `Role${at}` })),
  assignments: Array.from({ length: ROLES }, (_, at) => ({
    permissionSet: `Role${at}`,
    accounts: 'all' as const,
    users: ['ann'],
  })),
};

let emulator: Emulator;
let home: TempHome;
let env: Record<string, string>;
beforeAll(async () => {
  emulator = await startEmulator({ seed: COMPANY, approve: 'ann' });
  home = await tempHome();
  await home.write('.aws/config', configFor(emulator));
  env = { PATH: process.env['PATH'] ?? '', HOME: home.path, ...emulator.env };
  expect(await ssoctl(['login', 'corp', '--device-code'], env)).toMatchObject({ exitCode: 0 });
  expect(await sync('json')).toMatchObject({ exitCode: 0 });
}, 120_000);
afterAll(async () => {
  await emulator.close();
  await home.remove();
});

const line = (output: string) => ['profiles', 'sync', 'corp', '--set', `output=${output}`, '--quiet', '--yes'];
/** Gives every profile another key; what may be used is known from the first time. */
const sync = (output: string) => ssoctl(line(output), env);
const config = () => readFileSync(home.at('.aws/config'), 'utf8');
const names = (folder: string) => (existsSync(home.at(folder)) ? readdirSync(home.at(folder)) : []);
const leftovers = () =>
  [...names('.aws'), ...names('.local/state/ssoctl/backups')].filter((name) => /\.lock|-tmp$/.test(name));

/** Starts a sync, and kills it a while after it has taken the lock. */
async function killedSync(output: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, [program, ...line(output)], { env, stdio: 'ignore' });
  const ended = once(child, 'exit');
  const lock = home.at('.aws/config.lock');
  while (child.exitCode === null && !existsSync(lock)) await setTimeout(1);
  await setTimeout(afterMs);
  child.kill('SIGKILL');
  await ended;
}

test(
  'a sync that is killed while it applies leaves the old file or the new one, and the next run goes on at once and leaves nothing',
  async () => {
    const versions = { json: config(), text: '' };
    expect(versions.json.match(/^\[profile account-/gm)).toHaveLength(ACCOUNTS * ROLES);
    expect(await sync('text')).toMatchObject({ exitCode: 0 });
    versions.text = config();
    let struck = 0;
    let present: keyof typeof versions = 'text';
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 160 }), async (afterMs) => {
        const next = present === 'text' ? 'json' : 'text';
        await killedSync(next, afterMs);
        const found = config();
        expect([versions[present], versions[next]]).toContain(found);
        struck += Math.min(leftovers().length, 1);
        const beganMs = performance.now();
        expect(await sync(next)).toMatchObject({ exitCode: 0, stderr: '' });
        // Most of that is the run itself; waiting for a dead holder would add thirty seconds.
        expect(performance.now() - beganMs).toBeLessThan(20_000);
        expect(config()).toBe(versions[next]);
        expect(leftovers()).toEqual([]);
        present = next;
      }),
      // Right after the lock is taken there is always something to interrupt; later it depends on how fast the machine is.
      { numRuns: KILLS, endOnFailure: true, examples: [[0], [0], [5], [5], [10]] },
    );
    expect(struck).toBeGreaterThan(0);
  },
  KILLS * 10_000,
);
