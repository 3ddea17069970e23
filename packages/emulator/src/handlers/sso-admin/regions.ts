import type { RegionShape } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { createdAt } from '../created.ts';
import type { Instance } from './instances.ts';

/** The Regions of an instance, the primary one first. */
export function regionsOf(state: State, { arn, region, moreRegions }: Instance): RegionShape[] {
  return [region, ...moreRegions].map((name) => ({
    RegionName: name,
    Status: 'ACTIVE',
    AddedDate: createdAt(state, name === region ? arn : `${arn} ${name}`),
    IsPrimaryRegion: name === region,
  }));
}
