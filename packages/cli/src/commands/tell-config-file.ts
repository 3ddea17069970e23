import type { Context } from '../kit/context.ts';

/** The commands that are named to go on with would read the usual file: tells how they come to the one of `--config-file`. */
export function tellConfigFile({ output, globals }: Pick<Context, 'output' | 'globals'>): void {
  if (globals.configFile === undefined) return;
  output.say('To go on with this file, give --config-file again, or set AWS_CONFIG_FILE to it.');
}
