import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

export interface ChildPrograms {
  /** Starts one of the programs. */
  start(name: string, ...args: string[]): ChildProcess;
  /** Runs one to its end; resolves to its exit code, or the signal that ended it. */
  run(name: string, ...args: string[]): Promise<number | string>;
  /** Runs one as a user without rights and returns what it prints: for root, permissions hold nobody back. */
  printedByNobody(name: string, ...args: string[]): string;
  remove(): void;
}

/** The user and group that own nothing, where the tests run as root; else the tests' own user. */
export const NOBODY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The programs beside this file, made runnable: what is under test must survive real processes that really die. */
export function childPrograms(...names: string[]): ChildPrograms {
  const folder = mkdtempSync(join(tmpdir(), 'ssoctl-programs-'));
  chmodSync(folder, 0o755);
  buildSync({
    entryPoints: names.map((name) => join(import.meta.dirname, 'programs', `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  const started = new Set<ChildProcess>();
  const start = (name: string, ...args: string[]) => {
    const child = spawn(process.execPath, [join(folder, `${name}.mjs`), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    started.add(child);
    child.once('exit', () => started.delete(child));
    return child;
  };
  return {
    start,
    async run(name, ...args) {
      const [code, signal] = await once(start(name, ...args), 'exit');
      return code ?? signal;
    },
    printedByNobody(name, ...args) {
      return execFileSync(process.execPath, [join(folder, `${name}.mjs`), ...args], { encoding: 'utf8', ...NOBODY });
    },
    remove() {
      for (const child of started) child.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
