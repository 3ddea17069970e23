import { SsoctlError } from '../../../src/errors/index.ts';
import { systemClock } from '../../../src/system/clock.ts';
import { systemFiles } from '../../../src/system/files.ts';
import { systemLocks } from '../../../src/system/locks.ts';

/** `attempt ACTION PATH`: does it, and prints how it ended. */
const [action = '', path = ''] = process.argv.slice(2);
const files = systemFiles();
const locks = systemLocks({ files, clock: systemClock(), onEvent: () => {} });

const actions: Record<string, () => Promise<unknown>> = {
  read: () => files.read(path),
  list: () => files.list(path),
  info: () => files.info(path),
  replace: () => files.replace(path, 'new'),
  'replace as ours': () => files.replace(path, 'new', { exactMode: true }),
  remove: () => files.remove(path),
  lock: () => locks.hold(path, async () => 'held'),
};

async function outcome(): Promise<unknown> {
  try {
    return { value: await actions[action]?.() };
  } catch (error) {
    if (!(error instanceof SsoctlError)) throw error;
    return { code: error.code, message: error.message, hint: error.hint, details: error.details };
  }
}

process.stdout.write(JSON.stringify(await outcome()));
