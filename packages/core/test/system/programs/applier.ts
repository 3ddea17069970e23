import { applyPlan } from '../../../src/config/apply-plan.ts';
import { type EditPlan, loadConfig, planSession } from '../../../src/config/index.ts';
import { SsoctlError } from '../../../src/errors/index.ts';
import { nodeWorld } from '../../../src/node.ts';

/**
 * `applier HOME NAME…`: adds sessions of these names to the config file of that home, one after the other, and prints how it
 * ended. `applier HOME`: says so when it begins, and adds sections for ever, until somebody kills it.
 */
const [home = '', ...names] = process.argv.slice(2);
const world = nodeWorld({ env: {}, home });

async function outcome(): Promise<unknown> {
  try {
    const done: unknown[] = [];
    for (const name of names) {
      const session = { name, startUrl: 'https://corp.awsapps.com/start', region: 'eu-west-1' };
      done.push(await applyPlan(world, await planSession(world, await loadConfig(world), session)));
    }
    return done;
  } catch (error) {
    if (!(error instanceof SsoctlError)) throw error;
    return { code: error.code, message: error.message, hint: error.hint, details: error.details };
  }
}

/** A plan that takes no time to make: a kill shall strike while it is applied. */
function nextSection(file: string, round: number, before: Uint8Array): EditPlan {
  const after = Buffer.concat([before, Buffer.from(`[profile added-${round}]\nregion = eu-west-1\n`)]);
  const changes = [{ file, section: `profile added-${round}`, action: 'add' }] as const;
  return {
    file,
    changes,
    before,
    after,
    diff: '',
    replan: (other) => nextSection(file, round, other ?? new Uint8Array()),
  };
}

if (names.length > 0) process.stdout.write(JSON.stringify(await outcome()));
else {
  const file = `${home}/.aws/config`;
  let before = (await world.files.readBytes(file)) ?? new Uint8Array();
  process.stdout.write('applying\n');
  for (let round = 0; ; round += 1) {
    const plan = nextSection(file, round, before);
    await applyPlan(world, plan);
    before = plan.after;
  }
}
