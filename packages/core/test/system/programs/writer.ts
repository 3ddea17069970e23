import { writeSync } from 'node:fs';
import { systemFiles } from '../../../src/system/files.ts';

/**
 * Replaces a file, and is killed on the way. `writer PATH POINT` dies at that point; `writer PATH BYTES` dies once that many
 * bytes are in the temp file; `writer PATH` writes for ever, one content after the other, until somebody kills it.
 */
const [path = '', where = ''] = process.argv.slice(2);
const content = (letter: string) => letter.repeat(100_000);
const die = () => process.kill(process.pid, 'SIGKILL');
const limit = /^\d+$/.test(where) ? Number(where) : Number.POSITIVE_INFINITY;

const files = systemFiles({
  at(point) {
    if (point === where) die();
  },
  write(descriptor, bytes, offset) {
    if (offset >= limit) die();
    return writeSync(descriptor, bytes, offset, Math.min(bytes.length - offset, 4_096));
  },
});

if (where !== '') await files.replace(path, content('n'));
for (let round = 0; where === ''; round += 1) {
  await files.replace(path, content(round % 2 === 0 ? 'n' : 'o'));
  if (round === 1) process.stdout.write('writing\n');
}
