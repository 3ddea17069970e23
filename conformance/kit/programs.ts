import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';

/** Somebody else's program, as found on this machine. */
export interface Program {
  path: string;
  version: string;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** The program under test, as built. */
export const ssoctl = join(root, 'packages/cli/bin/ssoctl.js');
export const isBuilt = () => existsSync(join(root, 'packages/cli/dist'));

const folders = [...new Set([...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/bin', '/usr/bin'])];

function first(name: string, version: (path: string) => string | undefined): Program | undefined {
  for (const folder of folders) {
    const path = join(folder, name);
    const found = existsSync(path) ? version(path) : undefined;
    if (found !== undefined) return { path, version: found };
  }
  return undefined;
}

const said = (path: string, args: string[]) => {
  const run = spawnSync(path, args, { encoding: 'utf8' });
  return run.status === 0 ? `${run.stdout}` : '';
};

/** The first AWS CLI that says it is version 2; version 1 has no `sso login`. */
export const awsCli = first('aws', (path) => /aws-cli\/(2\.\S+)/.exec(said(path, ['--version']))?.[1]);

/** Every Python with a botocore, one for each version of it. */
export const botocores: Program[] = folders
  .map((folder) => botocoreOf(join(folder, 'python3')))
  .filter((found) => found !== undefined)
  .filter((found, index, all) => all.findIndex(({ version }) => version === found.version) === index);

function botocoreOf(path: string): Program | undefined {
  const version = existsSync(path) ? said(path, ['-c', 'import botocore; print(botocore.__version__)']).trim() : '';
  return version === '' ? undefined : { path, version };
}

export const chromium = first('chromium', (path) => /(\d+\.[\d.]+)/.exec(said(path, ['--version']))?.[1]);

/**
 * A suite for each of the programs found. None found: one skipped test that says how to get it, or with `CI=true` a failure.
 */
export function describeWith(
  name: string,
  install: string,
  found: Program | readonly Program[] | undefined,
  suite: (program: Program) => void,
): void {
  const programs = [found ?? []].flat();
  for (const program of programs) describe(`${name} ${program.version}`, () => suite(program));
  if (programs.length > 0) return;
  const reason = `${name} is not installed (apt-get install ${install})`;
  if (process.env['CI'] !== 'true') test.skip(reason);
  else
    test(name, () => {
      throw new Error(reason);
    });
}
