import type { Config, SessionSection } from '@ssoctl/core/internal/config/types';
import { MARK } from '@ssoctl/core/internal/sync/mark';
import { type GivenSettings, hasSettings, type SyncSettings, settingsOf } from '@ssoctl/core/internal/sync/settings';
import { NO_REGION } from './choose-region.ts';
import type { SetupInput } from './setup.ts';

type Flags = Pick<SetupInput['options'], 'name' | 'profileRegion' | 'include' | 'exclude' | 'set'>;

/** What options say about generated profiles. `none` for a Region forgets one. */
export function givenSettings({ name, profileRegion, include, exclude, set }: Flags): GivenSettings {
  const region = profileRegion === NO_REGION ? '' : profileRegion;
  return {
    ...(name === undefined ? {} : { name: [name] }),
    ...(region === undefined ? {} : { region: [region] }),
    ...(include === undefined ? {} : { include }),
    ...(exclude === undefined ? {} : { exclude }),
    ...(set === undefined ? {} : { set }),
  };
}

/** The settings of a session, what is given over what it remembers. @throws USAGE, REGION_INVALID, CONFIG_INVALID */
export function settingsFor(config: Config, session: string, given: GivenSettings): SyncSettings {
  const unwritten: SessionSection = { name: session, keys: new Map(), file: config.configFile, line: 0 };
  return settingsOf(config.sessions.get(session) ?? unwritten, given);
}

/** Whether the profiles of a session were generated before, and so have a Region or none on purpose. */
export function wasSynced(config: Config, session: string): boolean {
  const section = config.sessions.get(session);
  if (section === undefined) return false;
  const isGenerated = (keys: ReadonlyMap<string, string>) => keys.has(MARK) && keys.get('sso_session') === session;
  return hasSettings(section.keys) || [...config.profiles.values()].some(({ keys }) => isGenerated(keys));
}
