import { systemClock } from '../../../src/system/clock.ts';
import { systemFiles } from '../../../src/system/files.ts';
import { systemLocks } from '../../../src/system/locks.ts';

/** `holder PATH`: takes the lock, says so, and keeps it. */
const [path = ''] = process.argv.slice(2);
const clock = systemClock();
const locks = systemLocks({ files: systemFiles(), clock, onEvent: () => {} });

await locks.hold(path, async () => {
  process.stdout.write('holding\n');
  await clock.sleep(60_000);
});
