import { tokenStore } from '@ssoctl/core/internal/cache/token-store';
import { planRemoveSession, usersOf } from '@ssoctl/core/internal/config/plan-remove-session';
import { readConfigBytes } from '@ssoctl/core/internal/config/read-document';
import { settledFiles } from '@ssoctl/core/internal/config/read-settled';
import type { World } from '@ssoctl/core/internal/ports/index';
import type { Context } from '../../kit/context.ts';
import { readCredentials } from '../read-credentials.ts';
import { tellDependents } from '../tell-dependents.ts';
import { writePlan } from '../write-plan.ts';
import type { RemoveSessionInput } from './remove.ts';

export async function run({ args, options }: RemoveSessionInput, context: Context): Promise<void> {
  const { name } = args;
  const { withProfiles, force } = options;
  const world = await context.world();
  const config = await context.config();
  const { configFile: file } = config;
  const credentials = await readCredentials(world, config);
  const profiles = withProfiles ? 'remove' : force ? 'keep' : undefined;
  const asks = !options.yes && context.prompt.usable;
  const plan = planRemoveSession(
    { file, credentials, name, profiles },
    await readConfigBytes(settledFiles(world), file),
  );
  const users = usersOf(config, name);
  if (withProfiles) tellDependents(context.output, { config, credentials, gone: users });
  else if (users.length > 0) context.output.warn(`${sayUsers(users)} will name a session that is not there`);
  if (await isSignedIn(world, name))
    context.output.warn(`the sign-in to "${name}" stays in the cache`, signOut(name, options.dryRun || asks));
  await writePlan(context, plan, {
    command: 'sessions-remove',
    dryRun: options.dryRun,
    ask: asks,
    next: 'ssoctl profiles undo, to take this back',
  });
}

function sayUsers(users: readonly string[]): string {
  return users.length === 1 ? `profile "${users[0]}"` : `${users.length} profiles`;
}

/** Signing out wants the section: once it is gone it has to come back for that. */
function signOut(name: string, stillThere: boolean): string {
  const command = `ssoctl logout ${shown(name)}`;
  return stillThere
    ? `sign out first: ${command}`
    : `to sign out too: ssoctl profiles undo && ${command}, then remove it again`;
}

async function isSignedIn(world: World, name: string): Promise<boolean> {
  const signIn = { kind: 'sso-session', name, startUrl: '', region: '', scopes: null } as const;
  return (await tokenStore(world).read(signIn)) !== undefined;
}

function shown(name: string): string {
  return /^[\w.@:/+-]+$/.test(name) ? name : JSON.stringify(name);
}
