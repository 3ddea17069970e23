import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyPlan } from '../../src/config/apply-plan.ts';
import type { EditPlan } from '../../src/config/edit-plan.ts';
import { type ChildPrograms, childPrograms } from './child-programs.ts';

const KILLS = process.env['SSOCTL_LONG'] ? 500 : 15;
const PROFILES = 10_000;

let programs: ChildPrograms;
let home: TempHome;
beforeAll(async () => {
  programs = childPrograms('applier');
  home = await tempHome();
});
afterAll(async () => {
  programs.remove();
  await home.remove();
});

const BASE = Array.from(
  { length: PROFILES },
  (_, at) => `[profile account-${at}]\nsso_session = corp\nsso_account_id = ${1e11 + at}\nsso_role_name = ReadOnly\n\n`,
).join('');

/** What the file says, as how many sections were added; undefined when it is anything else. */
function added(text: string): number | undefined {
  const rest = text.slice(BASE.length);
  const count = rest.split('[').length - 1;
  const whole = Array.from({ length: count }, (_, at) => `[profile added-${at}]\nregion = eu-west-1\n`).join('');
  return text.startsWith(BASE) && rest === whole ? count : undefined;
}

const names = (folder: string) => (existsSync(home.at(folder)) ? readdirSync(home.at(folder)) : []);
const leftovers = () =>
  [...names('.aws'), ...names('.local/state/ssoctl/backups')].filter((name) => /\.lock|-tmp$/.test(name));

/** The next run: it waits for nobody longer than two seconds. */
async function nextRun(file: string): Promise<void> {
  const world = worldFor(home);
  const before = await world.files.readBytes(file);
  const after = Buffer.concat([before ?? Buffer.of(), Buffer.from('# next\n')]);
  const plan: EditPlan = {
    file,
    changes: [{ file, section: '', action: 'change' }],
    before,
    after,
    diff: '',
    replan: () => {
      throw new Error('the file changed though nobody runs');
    },
  };
  const { hold } = world.locks;
  await applyPlan({ ...world, locks: { hold: (path, work) => hold(path, work, { waitMs: 2_000 }) } }, plan);
  expect(readFileSync(file, 'utf8')).toBe(`${after}`);
}

test(
  'leaves the old file or the new one whenever it is killed, and the next run goes on at once and leaves nothing',
  async () => {
    let applied = 0;
    let struck = 0;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: 120 }), async (afterMs) => {
        const file = await home.write('.aws/config', BASE);
        const applier = programs.start('applier', home.path);
        await once(applier.stdout ?? applier, 'data');
        await setTimeout(afterMs);
        applier.kill('SIGKILL');
        await once(applier, 'exit');
        const count = added(readFileSync(file, 'utf8'));
        expect(count).toBeDefined();
        applied += count ?? 0;
        struck += Math.min(leftovers().length, 1);
        await nextRun(file);
        expect(leftovers()).toEqual([]);
      }),
      { numRuns: KILLS, endOnFailure: true },
    );
    // Kills that strike between two writes show nothing.
    expect(struck).toBeGreaterThan(0);
    expect(applied).toBeGreaterThan(0);
  },
  KILLS * 4_000,
);
