import { resolveRole } from '@ssoctl/core/internal/config/resolve-role';
import { processDocument } from '@ssoctl/core/internal/credentials/process-document';
import { roleCredentials } from '@ssoctl/core/internal/credentials/role-credentials';
import type { Context } from '../../kit/context.ts';
import type { Input, None } from '../../kit/option.ts';
import { silentPrompter } from '../../kit/prompter.ts';
import { chooseProfile } from '../../selection/profile.ts';

/** Never asks, whatever the terminal: the program that started it reads the answer. */
export async function run(_input: Input<None, None>, context: Context): Promise<void> {
  const config = await context.config();
  const profile = await chooseProfile({ ...context, prompt: silentPrompter() }, config);
  const role = resolveRole(config, profile);
  const { world } = await context.services();
  context.output.data(processDocument(await roleCredentials(world, config, role, { signal: context.signal })));
}
