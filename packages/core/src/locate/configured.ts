import type { Config } from '../config/types.ts';
import { leadsTo, mayBeIn, type Portal } from './portal.ts';

/** Who says that a portal is in a Region. */
export interface Claim {
  region: string;
  /** `session corp`, `profile dev` */
  by: string;
}

/** Keys that hold a start URL and its Region: AWS's, and those that granted writes beside its credential_process. */
const PAIRS = [
  ['sso_start_url', 'sso_region'],
  ['granted_sso_start_url', 'granted_sso_region'],
] as const;

/** What the AWS config file says about the Region of a portal, sessions first. */
export function configuredRegions(config: Pick<Config, 'sessions' | 'profiles'>, portal: Portal): Claim[] {
  const sessions = [...config.sessions.values()].map(({ name, keys }) => ({ by: `session ${name}`, keys }));
  const profiles = [...config.profiles.values()].map(({ name, keys }) => ({ by: `profile ${name}`, keys }));
  return [...sessions, ...profiles].flatMap(({ by, keys }) =>
    PAIRS.flatMap(([urlKey, regionKey]) => {
      const startUrl = keys.get(urlKey);
      const region = keys.get(regionKey);
      if (startUrl === undefined || region === undefined || !mayBeIn(portal, region)) return [];
      return leadsTo(portal, startUrl) ? [{ region, by }] : [];
    }),
  );
}
