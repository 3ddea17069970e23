import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = join(dirname(fileURLToPath(import.meta.url)), '..');
export const program = join(cli, 'bin/ssoctl.js');
export const isBuilt = existsSync(join(cli, 'dist/main.cjs'));

export interface Ended {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built program to its end. */
export async function ssoctl(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  nodeOptions: readonly string[] = [],
): Promise<Ended> {
  const child = spawn(process.execPath, [...nodeOptions, program, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [stdout, stderr] = [collected(child.stdout), collected(child.stderr)];
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, stdout: stdout(), stderr: stderr() };
}

function collected(stream: NodeJS.ReadableStream): () => string {
  const parts: string[] = [];
  stream.setEncoding('utf8').on('data', (part: string) => parts.push(part));
  return () => parts.join('');
}
