import { fakeClock, type TempHome, tempHome, worldFor } from '@ssoctl/testkit';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigureModel } from '../../test/system/configure-model.ts';
import type { Files } from '../ports/index.ts';
import { systemFiles } from '../system/files.ts';
import { applyPlan } from './apply-plan.ts';
import { loadConfig } from './load.ts';
import { planSession } from './plan-session.ts';

const CORP = { name: 'corp', startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' };
const BASE = '[default]\noutput = json\n\n[profile known]\n# hers\noutput = text\n\n[profile last]\noutput = yaml\n';

let home: TempHome;
beforeEach(async () => {
  home = await tempHome();
});
afterEach(() => home.remove());

/** As many moments as an undisturbed run of ours has. */
const MOMENTS = 18;

/** At which moment of ours the other program makes each of its steps. */
const schedules = fc
  .array(fc.integer({ min: 1, max: MOMENTS }), { minLength: 6, maxLength: 6 })
  .map((moments) => moments.sort((a, b) => a - b));

/** Real files with steps of another program between any two system calls of ours that concern the config file. */
function interleaved(schedule: readonly number[], model: ConfigureModel) {
  const [real, moments] = [systemFiles(), { now: 0, lastLook: 0, lastRename: 0 }];
  let steps = 0;
  const others = () => {
    moments.now += 1;
    for (; (schedule[steps] ?? Number.POSITIVE_INFINITY) <= moments.now && !model.isDone; steps += 1)
      model.step(moments.now);
  };
  const between = async <T>(call: () => Promise<T>) => {
    others();
    try {
      return await call();
    } finally {
      others();
    }
  };
  const { exchange } = systemFiles({
    at(point) {
      // What others do at this moment, they do after it.
      if (point === 'renamed') moments.lastRename = moments.now;
      others();
    },
  });
  const files: Files = {
    ...real,
    readBytes: (file) =>
      between(() => {
        moments.lastLook = moments.now;
        return real.readBytes(file);
      }),
    async exchange(...args) {
      const outcome = await exchange(...args);
      if (!outcome.made || outcome.replaced === undefined) return outcome;
      const { readBytes, close } = outcome.replaced;
      return { made: true, replaced: { readBytes: () => between(readBytes), close } };
    },
  };
  // Nobody who has truncated a file stands still for long.
  const onSleep = () => {
    moments.now += 1;
    if (model.isWriting) model.step(moments.now);
  };
  return { world: { ...worldFor(home, { clock: fakeClock({ onSleep }) }), files }, moments };
}

async function race(base: string, profile: string, pieces: number, schedule: readonly number[]) {
  const path = await home.write('.aws/config', base);
  const model = new ConfigureModel(path, profile, pieces);
  const { world, moments } = interleaved(schedule, model);
  const plan = await planSession(worldFor(home), await loadConfig(worldFor(home)), CORP);
  await applyPlan(world, plan);
  const end = moments.now + 1;
  model.finish(end);
  const { changedAt = end, boundAt = end } = model;
  const config = await loadConfig(worldFor(home));
  const lines = new Set((await home.read('.aws/config'))?.split('\n'));
  return {
    old: base.split('\n').every((line) => lines.has(line)),
    ours: config.sessions.has('corp'),
    theirs: config.profiles.get(profile)?.keys.get('region') === 'theirs',
    when:
      changedAt <= moments.lastLook
        ? 'before our last look'
        : boundAt > moments.lastRename
          ? 'after all'
          : 'in the window',
    whatIsLost: model.appends ? 'theirs' : 'ours',
  };
}

describe('a program that takes no lock, beside us', () => {
  test('and both changes are there, whatever the order, but in the window that is documented', async () => {
    const times = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(BASE, BASE.trimEnd(), BASE.replaceAll('\n', '\r\n')),
        fc.constantFrom('known', 'last', 'strange'),
        fc.integer({ min: 1, max: 3 }),
        schedules,
        async (base, profile, pieces, schedule) => {
          const { old, ours, theirs, when, whatIsLost } = await race(base, profile, pieces, schedule);
          times.set(when, (times.get(when) ?? 0) + 1);
          const lost = when === 'in the window' ? whatIsLost : 'nothing';
          expect({ old, ours, theirs }).toEqual({ old: true, ours: lost !== 'ours', theirs: lost !== 'theirs' });
        },
      ),
      { numRuns: 200 },
    );
    expect(times.get('before our last look')).toBeGreaterThan(100);
  });
});
