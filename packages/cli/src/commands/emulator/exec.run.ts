import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { emulatorFailure } from './emulator-failure.ts';
import type { EmulatorExecInput } from './exec.ts';
import { findEmulator } from './find-emulator.ts';

export async function run({ args, options }: EmulatorExecInput, context: Context): Promise<number> {
  const [command, ...rest] = args.command;
  if (command === undefined)
    throw new SsoctlError('USAGE', 'COMMAND is missing', { hint: 'run: ssoctl emulator exec -- COMMAND' });
  const spawnInside = (env: Readonly<Record<string, string>>) => {
    context.releaseSignals();
    return context.spawn({ command, args: rest, env: { ...defined(context.env), ...env } });
  };
  const { emulatorEnv } = await import('@ssoctl/emulator');
  if (options.url !== undefined)
    return spawnInside(emulatorEnv(await findEmulator(context.env, (await context.world()).home, options.url)));
  const emulator = await startOwn(context, options);
  try {
    return await spawnInside(emulator.env);
  } finally {
    await emulator.close();
  }
}

async function startOwn({ output }: Context, { seed, approve }: EmulatorExecInput['options']) {
  const { startEmulator } = await import('@ssoctl/emulator');
  try {
    const emulator = await startEmulator({
      seed,
      approve,
      intercept: true,
      onLog: (line) => output.say(`emulator: ${line}`),
    });
    output.say(`Emulator for this command: start URL ${emulator.startUrl}, Region ${emulator.region}.`);
    return emulator;
  } catch (error) {
    throw emulatorFailure(error, { seed });
  }
}

function defined(env: Context['env']): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
