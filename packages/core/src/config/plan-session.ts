import { profileMap } from '../ini/profile-map.ts';
import type { Files } from '../ports/index.ts';
import { ACCOUNT_ACCESS_SCOPE } from '../wire/operations.ts';
import type { EditPlan } from './edit-plan.ts';
import { requireName, requireRegion, requireScopes, requireStartUrl } from './given-values.ts';
import { configOf, emptyDocument } from './load.ts';
import { planSection } from './plan-section.ts';
import { readConfigBytes } from './read-document.ts';
import { resolveSession } from './resolve-session.ts';
import type { Config } from './types.ts';

export interface NewSession {
  name: string;
  startUrl: string;
  region: string;
  /** Default: `sso:account:access`, written out. */
  scopes?: readonly string[] | undefined;
}

/**
 * Plans an `[sso-session NAME]` at the end of the config file; nothing is written.
 * @throws USAGE, START_URL_INVALID, REGION_INVALID, ALREADY_EXISTS, CONFIG_INVALID, CONFIG_UNREADABLE
 */
export async function planSession(
  world: { files: Pick<Files, 'readBytes'> },
  config: Pick<Config, 'configFile'>,
  session: NewSession,
): Promise<EditPlan> {
  const { name, region } = session;
  const scopes = session.scopes?.length ? session.scopes : [ACCOUNT_ACCESS_SCOPE];
  requireName('session', name);
  requireRegion(region);
  requireScopes(scopes);
  const startUrl = requireStartUrl(session.startUrl, region);
  const file = config.configFile;
  const edit = {
    file,
    title: `sso-session "${name}"`,
    header: `sso-session ${name}`,
    entries: [
      ['sso_start_url', startUrl],
      ['sso_region', region],
      ['sso_registration_scopes', scopes.join(',')],
    ] as const,
    find: (document: Parameters<typeof profileMap>[0]) => profileMap(document).sessions.get(name),
    check: (result: Parameters<typeof profileMap>[0]) => {
      resolveSession(configOf(result, emptyDocument('')), name);
    },
  };
  return planSection(edit, await readConfigBytes(world.files, file));
}
