import { resolveRole } from '@ssoctl/core/internal/config/resolve-role';
import { environment } from '@ssoctl/core/internal/credentials/environment';
import { renderEnv } from '@ssoctl/core/internal/credentials/render-env';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import type { Context } from '../../kit/context.ts';
import { chooseProfile } from '../../selection/profile.ts';
import { chooseShell } from '../../selection/shell.ts';
import type { EnvInput } from './env.ts';

export async function run({ args, options }: EnvInput, context: Context): Promise<void> {
  const shell = context.globals.json ? 'json' : chooseShell(context.env, options.shell);
  const config = await context.config();
  const role = resolveRole(config, await chooseProfile(context, config, args.profile));
  const { world } = await context.services();
  const credentials = await roleCredentials(world, config, role, { signal: context.signal });
  context.output.data(renderEnv(shell, environment(credentials, { region: role.region })));
}
