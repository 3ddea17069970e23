import { unlinkSync } from 'node:fs';
import type { Files } from '../ports/index.ts';
import { exchangeFile } from './exchange-file.ts';
import { isAbsent, unwritable } from './file-failure.ts';
import { heldFile } from './held-file.ts';
import { readFiles } from './read-files.ts';
import { replaceFile, type WriteSeams } from './replace-file.ts';
import { sweepFolder } from './sweep.ts';

/** The machine's file system. `seams` are for tests. */
export function systemFiles(seams: WriteSeams = {}): Files {
  return {
    ...readFiles(),
    async replace(path, content, options = {}) {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
      try {
        sweepFolder(replaceFile(path, bytes, options, seams));
      } catch (cause) {
        throw unwritable(path, cause);
      }
    },
    async exchange(path, expected, content) {
      try {
        const done = exchangeFile(path, expected, content, seams);
        if (done === undefined) return { made: false };
        sweepFolder(done.folder);
        return { made: true, replaced: done.replaced === undefined ? undefined : heldFile(done.replaced, path) };
      } catch (cause) {
        throw unwritable(path, cause);
      }
    },
    async remove(path) {
      try {
        unlinkSync(path);
        return true;
      } catch (cause) {
        if (isAbsent(cause)) return false;
        throw unwritable(path, cause);
      }
    },
    async sweep(directory) {
      return sweepFolder(directory);
    },
  };
}
