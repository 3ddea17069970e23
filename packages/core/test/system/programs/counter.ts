import { systemClock } from '../../../src/system/clock.ts';
import { systemFiles } from '../../../src/system/files.ts';
import { systemLocks } from '../../../src/system/locks.ts';

/** `counter PATH TIMES`: adds one to the number in a file, so many times, each under the file's lock. */
const [path = '', times = '1'] = process.argv.slice(2);
const files = systemFiles();
const clock = systemClock();
const locks = systemLocks({ files, clock, onEvent: () => {} });

for (let round = 0; round < Number(times); round += 1) {
  await locks.hold(path, async () => {
    const count = Number((await files.read(path)) ?? '0');
    // Others run between reading and writing: without a lock, additions would get lost.
    await clock.sleep(1);
    await files.replace(path, String(count + 1));
  });
}
