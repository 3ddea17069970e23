import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface TempHome {
  readonly path: string;
  /** The absolute path of something in this home. */
  at(...parts: string[]): string;
  /** Writes a file, with its folders; returns its path. */
  write(relative: string, content: string, mode?: number): Promise<string>;
  /** The text of a file, or undefined. */
  read(relative: string): Promise<string | undefined>;
  /** A file's JSON. */
  json<T = Record<string, unknown>>(relative: string): Promise<T>;
  /** All files, relative, sorted. */
  files(relative?: string): Promise<string[]>;
  remove(): Promise<void>;
}

/** A home directory of its own for one test, in the system's folder for temporary files. */
export async function tempHome(): Promise<TempHome> {
  const path = await mkdtemp(join(tmpdir(), 'ssoctl-test-'));
  const at = (...parts: string[]) => join(path, ...parts);
  const read = async (relative: string) => {
    try {
      return await readFile(at(relative), 'utf8');
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw cause;
    }
  };
  return {
    path,
    at,
    read,
    async write(relative, content, mode = 0o600) {
      await mkdir(dirname(at(relative)), { recursive: true });
      await writeFile(at(relative), content, { mode });
      return at(relative);
    },
    async json<T>(relative: string) {
      const text = await read(relative);
      if (text === undefined) throw new Error(`no such file: ${relative}`);
      return JSON.parse(text) as T;
    },
    async files(relative = '.') {
      const entries = await readdir(at(relative), { recursive: true, withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .sort();
    },
    remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
