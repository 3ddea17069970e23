import { digestOf } from './mark.ts';
import type { OwnedProfile } from './owned.ts';
import type { DesiredProfile } from './types.ts';

/** What to do to the keys of a profile, so that it says what it should and every edit by hand stays. */
export interface KeyMerge {
  /** Key → new value, undefined for one that goes. */
  set: ReadonlyMap<string, string | undefined>;
  /** Keys that a hand has given another value than they should have, or removed. */
  kept: readonly string[];
  /** For the mark: what is ours afterwards, and what was before a hand came. */
  digests: ReadonlyMap<string, string>;
}

/**
 * Merges key by key: one that is as we wrote it takes the value that it should have now, or goes; one that a hand has changed,
 * removed or added stays as it is.
 */
export function mergeKeys(owned: OwnedProfile, desired: DesiredProfile): KeyMerge {
  const set = new Map<string, string | undefined>();
  const kept: string[] = [];
  const wanted = new Map(desired.entries);
  const digests = new Map(owned.mark.digests);
  for (const [key, value] of wanted) {
    const present = owned.values.get(key);
    const isNew = present === undefined && !owned.mark.digests.has(key);
    if (isNew || owned.intact.has(key)) {
      if (present !== value) set.set(key, value);
      // The name is in the digest.
      if (present !== value || owned.name !== desired.name) digests.set(key, digestOf(desired.name, key, value));
    } else if (present !== value) kept.push(key);
  }
  for (const key of owned.mark.digests.keys()) {
    if (wanted.has(key) || !owned.intact.has(key)) continue;
    set.set(key, undefined);
    digests.delete(key);
  }
  return { set, kept, digests };
}
