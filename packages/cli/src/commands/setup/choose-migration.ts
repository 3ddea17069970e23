import { emptyDocument } from '@ssoctl/core/internal/config/load';
import { readDocument } from '@ssoctl/core/internal/config/read-document';
import type { Config } from '@ssoctl/core/internal/config/types';
import { migratableTo } from '@ssoctl/core/internal/migrate/find-candidates';
import type { Context } from '../../kit/context.ts';
import { visible } from '../../kit/visible.ts';
import { readCredentials } from '../read-credentials.ts';
import type { SessionSignIn } from './choose-session.ts';

/** So many names are told. */
const NAMED = 5;

/** Names of the profiles of the old form for the same portal that are to become ones of the session: by option, or asked for. */
export async function chooseMigration(
  context: Context,
  config: Config,
  signIn: SessionSignIn,
  { migrate, asks }: { migrate: boolean; asks: boolean },
): Promise<readonly string[]> {
  const world = await context.world();
  const document = (await readDocument(world.files, config.configFile)) ?? emptyDocument(config.configFile);
  const names = migratableTo({ config: document, credentials: await readCredentials(world, config) }, signIn.startUrl);
  if (names.length === 0 || migrate) return names;
  const { output, prompt } = context;
  const first = names.slice(0, NAMED).map(visible).join(', ');
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  const [which, hold] = names.length === 1 ? ['One profile', 'holds'] : [`${names.length} profiles`, 'hold'];
  output.say(`${which} ${hold} the address of this portal in the old way, without a session: ${first}${more}.`);
  const unasked = { missing: 'it is not said whether to migrate them', flag: '--migrate' };
  if (asks)
    return (await prompt.confirm(
      `Change ${names.length === 1 ? 'it' : 'them'} to session ${signIn.name} too?`,
      unasked,
    ))
      ? names
      : [];
  output.say('To change that: --migrate, or later: ssoctl profiles migrate');
  return [];
}
