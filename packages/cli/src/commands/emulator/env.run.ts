import { renderEnv } from '@ssoctl/core/internal/credentials/render-env';
import type { Context } from '../../kit/context.ts';
import { chooseShell } from '../../selection/shell.ts';
import type { EmulatorEnvInput } from './env.ts';
import { findEmulator } from './find-emulator.ts';

export async function run({ options }: EmulatorEnvInput, context: Context): Promise<void> {
  const shell = context.globals.json ? 'json' : chooseShell(context.env, options.shell);
  const { emulatorEnv } = await import('@ssoctl/emulator');
  const place = await findEmulator(context.env, (await context.world()).home, options.url);
  context.output.data(renderEnv(shell, emulatorEnv(place), []));
}
