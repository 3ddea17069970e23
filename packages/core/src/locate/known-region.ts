import { cachedRegions } from './cached.ts';
import { configuredRegions } from './configured.ts';
import type { Portal } from './portal.ts';
import type { LocateDeps } from './types.ts';

export interface KnownRegion {
  how: 'configured' | 'cache';
  /** Absent where nothing is known, or where what is known disagrees. */
  region?: string;
  outcome: string;
}

/**
 * What this machine knows of a portal: its configuration, and the tokens that it was given. Where they disagree, a token weighs
 * more, because a sign-in was made there; of two Regions that weigh the same neither is taken.
 */
export async function knownRegion({ world, config }: LocateDeps, portal: Portal): Promise<KnownRegion[]> {
  const claims = configuredRegions(config, portal);
  const configured = [...new Set(claims.map(({ region }) => region))];
  const cached = await cachedRegions(world, portal);
  const first = (region: string) => claims.find((claim) => claim.region === region)?.by;
  const says = configured.map((region) => `${first(region)} says ${region}`).join(', ');
  const [one, ...others] = configured;
  const known: KnownRegion[] = [];
  if (one === undefined) known.push({ how: 'configured', outcome: 'nothing with this portal is configured' });
  else if (others.length > 0) known.push({ how: 'configured', outcome: `the configuration disagrees: ${says}` });
  else if (cached.length > 0 && !cached.includes(one))
    known.push({ how: 'configured', outcome: `${says}, but a cached sign-in was made in ${cached.join(', ')}` });
  else return [{ how: 'configured', region: one, outcome: says }];
  const [only, ...more] = cached;
  if (only === undefined) known.push({ how: 'cache', outcome: 'no token in the cache is for this portal' });
  else if (more.length > 0) known.push({ how: 'cache', outcome: `sign-ins were made in ${cached.join(', ')}` });
  else known.push({ how: 'cache', region: only, outcome: `a sign-in was made in ${only}` });
  return known;
}
