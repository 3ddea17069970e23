import { planRemoveProfiles } from '@ssoctl/core/internal/config/plan-remove-profiles';
import { readConfigBytes } from '@ssoctl/core/internal/config/read-document';
import { settledFiles } from '@ssoctl/core/internal/config/read-settled';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { readCredentials } from '../read-credentials.ts';
import { tellDependents } from '../tell-dependents.ts';
import { writePlan } from '../write-plan.ts';
import type { RemoveProfilesInput } from './remove.ts';

export async function run({ args, options }: RemoveProfilesInput, context: Context): Promise<void> {
  const { names } = args;
  if (names.length === 0) throw new SsoctlError('USAGE', 'NAME is missing', { hint: 'run: ssoctl profiles list' });
  const world = await context.world();
  const config = await context.config();
  const { configFile: file } = config;
  const credentials = await readCredentials(world, config);
  const plan = planRemoveProfiles({ file, credentials, names }, await readConfigBytes(settledFiles(world), file));
  tellDependents(context.output, { config, credentials, gone: names });
  await writePlan(context, plan, {
    command: 'profiles-remove',
    dryRun: options.dryRun,
    ask: !options.yes && context.prompt.usable,
    next: 'ssoctl profiles undo, to take this back',
  });
}
