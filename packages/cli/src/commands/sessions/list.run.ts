import { profilesOf } from '@ssoctl/core/internal/config/sign-ins';
import type { Context } from '../../kit/context.ts';
import type { Input, None } from '../../kit/option.ts';
import { sessionListView } from '../../views/session-list.ts';

export async function run(_input: Input<None, None>, context: Context): Promise<void> {
  const config = await context.config();
  const sessions = [...config.sessions.values()].map((section) => ({ section, profiles: profilesUsing(section.name) }));
  context.output.show(sessionListView, sessions);
  if (sessions.length === 0)
    context.output.say(`No sso-session is configured in ${config.configFile}. See: ssoctl setup --help`);

  function profilesUsing(name: string): string[] {
    return profilesOf(config, { kind: 'sso-session', name, startUrl: '', region: '', scopes: null });
  }
}
