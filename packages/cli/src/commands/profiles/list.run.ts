import type { Config, Profile } from '@ssoctl/core/internal/config/types';
import type { Context } from '../../kit/context.ts';
import type { Input, None } from '../../kit/option.ts';
import { signInNamed } from '../../selection/sign-in.ts';
import { profileListView } from '../../views/profile-list.ts';

export async function run(_input: Input<None, None>, context: Context): Promise<void> {
  const config = await context.config();
  const profiles = chosen(config, context.globals.session);
  context.output.show(profileListView, profiles);
  if (profiles.length > 0) return;
  const none = context.globals.session === undefined ? `is in ${config.configFile}` : 'uses this session';
  context.output.say(`No profile ${none}. See: ssoctl setup --help`);
}

function chosen(config: Config, session: string | undefined): Profile[] {
  const all = [...config.profiles.values()];
  if (session === undefined) return all;
  const { name } = signInNamed(config, session);
  return all.filter(({ keys }) => keys.get('sso_session') === name);
}
