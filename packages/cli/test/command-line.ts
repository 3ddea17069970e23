import { capture, type Emulated, emulated, worldFor } from '@ssoctl/testkit';
import type { Host } from '../src/host.ts';
import type { Prompter } from '../src/kit/prompter.ts';
import { silentPrompter } from '../src/kit/prompter.ts';
import type { Child } from '../src/kit/spawn.ts';
import { run } from '../src/run.ts';

export interface Outcome {
  exitCode: number;
  stdout: string;
  stderr: string;
  /** The one document on stdout. */
  json<T = Record<string, unknown>>(): T;
}

export interface CommandLineOptions {
  env?: Readonly<Record<string, string | undefined>>;
  /** As wide as this, on a terminal. */
  terminal?: number;
  prompt?: Prompter;
  /** Answers a child's exit code. */
  child?: (child: Child) => number;
  interruption?: Host['interruption'];
}

/** Runs command lines in this process, in an emulated person's home. */
export function commandLine(place: Pick<Emulated, 'emulator' | 'home' | 'clock' | 'browser'>) {
  return async (line: string | readonly string[], options: CommandLineOptions = {}): Promise<Outcome> => {
    const [stdout, stderr] = [capture(), capture()];
    const columns = options.terminal;
    const tty = columns === undefined ? {} : { isTTY: true, columns };
    const env = { ...place.emulator.env, ...options.env };
    const exitCode = await run({
      argv: typeof line === 'string' ? line.split(' ').filter(Boolean) : line,
      env,
      home: place.home.path,
      platform: process.platform,
      stdout: Object.assign(stdout, tty),
      stderr: Object.assign(stderr, tty),
      now: place.clock.now,
      prompt: options.prompt ?? silentPrompter(),
      spawn: async (child) => options.child?.(child) ?? 0,
      interruption: options.interruption ?? notInterrupted(),
      world: (wanted) => ({
        ...worldFor(place.home, { env: wanted.env ?? env, clock: place.clock, browser: place.browser }),
        ...(wanted.onEvent ? { onEvent: wanted.onEvent } : {}),
      }),
    });
    return { exitCode, stdout: stdout.text, stderr: stderr.text, json: () => JSON.parse(stdout.text) };
  };
}

export function notInterrupted(): NonNullable<Host['interruption']> {
  return { signal: new AbortController().signal, exitCode: undefined, release() {} };
}

/** A place that is taken down after each test, and made anew when it is asked for. */
export async function withPlace<T>(work: (place: Emulated, run: ReturnType<typeof commandLine>) => Promise<T>) {
  const place = await emulated();
  try {
    return await work(place, commandLine(place));
  } finally {
    await place.close();
  }
}
