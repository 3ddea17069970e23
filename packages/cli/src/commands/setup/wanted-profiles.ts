import type { NewProfile } from '@ssoctl/core/internal/config/plan-profile';
import type { GivenSettings } from '@ssoctl/core/internal/sync/settings';
import type { SyncListing } from '../profiles/sync-listing.ts';

/** Profiles of a person's own. */
export interface PlainProfiles {
  profiles: readonly NewProfile[];
  /** Names of those that stand for the roles already. */
  there: readonly string[];
}

/** The profiles to make. */
export type WantedProfiles =
  | { kind: 'none' }
  | ({ kind: 'plain' } & PlainProfiles)
  /** As `profiles sync` makes them. */
  | { kind: 'all'; listing: SyncListing; given: GivenSettings };
