import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Emulator, EmulatorOptions } from '@ssoctl/emulator';
import type { Context } from '../../kit/context.ts';
import { readyDocument } from '../../views/emulator.ts';
import { emulatorFailure } from './emulator-failure.ts';
import type { StartInput } from './start.ts';
import { tellEmulator } from './tell-emulator.ts';

/** Ctrl-C is how it is meant to end, so that is no failure. */
export async function run({ options }: StartInput, context: Context): Promise<void> {
  const { output, signal } = context;
  const emulator = await start(options, context);
  try {
    if (context.globals.json) output.data(JSON.stringify(readyDocument(emulator)));
    else tellEmulator(output, emulator, options);
    await aborted(signal);
  } finally {
    await emulator.close();
  }
  output.say('Emulator stopped.');
}

async function start(options: StartInput['options'], { output, env, world }: Context): Promise<Emulator> {
  const { startEmulator, announcementPath } = await import('@ssoctl/emulator');
  try {
    return await startEmulator({
      port: options.port,
      seed: await seedOf(options),
      approve: options.approve,
      intercept: options.intercept,
      announce: announcementPath(env, (await world()).home),
      onCall: ({ operation, status, ms, via }) =>
        output.trace(`${operation}: ${status} in ${Math.round(ms)} ms, ${via}`),
      onLog: (line) => output.say(line),
    });
  } catch (error) {
    throw emulatorFailure(error, options);
  }
}

async function seedOf({ seed, ...options }: StartInput['options']): Promise<EmulatorOptions['seed']> {
  const { accounts, permissionSets, users, groups } = options;
  const sizes = { accounts, permissionSets, users, groups };
  const sized = Object.values(sizes).some((size) => size !== undefined);
  if (seed !== undefined && sized)
    throw new SsoctlError('USAGE', '--seed and sizes exclude each other', { hint: 'leave one of them out' });
  if (!sized) return seed;
  const { generateSeed } = await import('@ssoctl/emulator');
  return generateSeed(sizes);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
