import { type ChildProcess, spawn } from 'node:child_process';
import { onTestFinished } from 'vitest';

export type Environment = Record<string, string | undefined>;

export interface Outcome {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** A program that runs; it is killed with its test, or if it outlives its welcome. */
export interface Running {
  child: ChildProcess;
  outcome: Promise<Outcome>;
  /** The first match in what the program has said so far or says later. */
  says(stream: 'stdout' | 'stderr', pattern: RegExp): Promise<RegExpExecArray>;
}

const PATIENCE_MS = 60_000;

export function start(command: string, args: readonly string[], env: Environment): Running {
  const child = spawn(command, [...args], { env: env as NodeJS.ProcessEnv, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = { stdout: '', stderr: '' };
  const listeners = new Set<() => void>();
  const tellAll = () => {
    for (const listener of listeners) listener();
  };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text;
      tellAll();
    });
  const limit = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => {
      clearTimeout(limit);
      resolve({ status, ...said });
      tellAll();
    });
  });
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await outcome.catch(() => undefined);
  });
  const says = (stream: 'stdout' | 'stderr', pattern: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(said[stream]);
        if (match) resolve(match);
        else if (child.exitCode === null && child.signalCode === null) return;
        else reject(new Error(`${command} ${args.join(' ')} ended without saying ${pattern}: ${JSON.stringify(said)}`));
        listeners.delete(look);
      };
      listeners.add(look);
      look();
    });
  return { child, outcome, says };
}

export function run(command: string, args: readonly string[], env: Environment): Promise<Outcome> {
  return start(command, args, env).outcome;
}

/** Runs a program that must succeed. @returns its stdout */
export async function output(command: string, args: readonly string[], env: Environment): Promise<string> {
  const { status, stdout, stderr } = await run(command, args, env);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}
