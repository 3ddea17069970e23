import type { Config, SessionSection } from '@ssoctl/core/internal/config/types';
import { type GivenSettings, type SyncSettings, settingsOf } from '@ssoctl/core/internal/sync/settings';
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
  return settingsOf(sectionOf(config, session), given);
}

/** A session as it stands; as an empty one while it is not there. */
export function sectionOf(config: Config, name: string): SessionSection {
  return config.sessions.get(name) ?? { name, keys: new Map(), file: config.configFile, line: 0 };
}
