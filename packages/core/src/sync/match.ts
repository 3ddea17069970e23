import { identityOf, identityOfRole, type OwnedProfile, wasWrittenFor } from './owned.ts';
import type { DesiredProfile } from './types.ts';

/** A profile that is there, and what it should become. */
export interface Match {
  owned: OwnedProfile;
  desired: DesiredProfile;
}

/** Which profiles of ours are which of those that there should be. */
export interface Matching {
  /** Of the same name. */
  same: readonly Match[];
  /** For the same role, and exactly as we wrote them: they may take the new name. */
  renamed: readonly Match[];
  /** For the same role, but changed by hand: they keep their names, and the new name is not needed. */
  staying: readonly Match[];
  /** Nothing of ours stands for these yet. */
  missing: readonly DesiredProfile[];
  /** These are for nothing that there should be. */
  left: readonly OwnedProfile[];
}

/** Each profile is matched once: by its name first, then by the role that it stands for, in the same Region if one is. */
export function matchProfiles(owned: ReadonlyMap<string, OwnedProfile>, desired: readonly DesiredProfile[]): Matching {
  const left = new Set(owned.values());
  const missing = new Set(desired);
  const take = (match: Match): Match => {
    left.delete(match.owned);
    missing.delete(match.desired);
    return match;
  };
  const same = desired.flatMap((profile) => {
    const found = owned.get(profile.name);
    const fits = found !== undefined && left.has(found) && wasWrittenFor(found, profile.role);
    return fits ? [take({ owned: found, desired: profile })] : [];
  });
  const untouched = byRole(left, (profile) => profile.edited.length === 0);
  const renamed = pairs(untouched, missing).map(take);
  const touched = byRole(left, (profile) => profile.edited.length > 0);
  const staying = pairs(touched, missing).map(take);
  return { same, renamed, staying, missing: [...missing], left: [...left] };
}

function byRole(profiles: Iterable<OwnedProfile>, wanted: (profile: OwnedProfile) => boolean) {
  const found = new Map<string, OwnedProfile[]>();
  for (const profile of profiles) {
    const identity = wanted(profile) ? identityOf(profile) : undefined;
    if (identity !== undefined) found.set(identity, [...(found.get(identity) ?? []), profile]);
  }
  return found;
}

/** In the same Region first; what is left of a role is a pair only where one profile is left on either side. */
function pairs(owned: ReadonlyMap<string, OwnedProfile[]>, missing: ReadonlySet<DesiredProfile>): Match[] {
  const found: Match[] = [];
  for (const [identity, wanted] of groupedByRole(missing)) {
    const profiles = owned.get(identity) ?? [];
    for (const desired of [...wanted]) {
      const at = profiles.findIndex(({ values }) => values.get('region') === desired.role.region);
      const [profile] = at < 0 ? [] : profiles.splice(at, 1);
      if (profile === undefined) continue;
      found.push({ owned: profile, desired });
      wanted.splice(wanted.indexOf(desired), 1);
    }
    const [profile] = profiles;
    const [desired] = wanted;
    if (profile !== undefined && desired !== undefined && profiles.length === 1 && wanted.length === 1)
      found.push({ owned: profile, desired });
  }
  return found;
}

function groupedByRole(missing: ReadonlySet<DesiredProfile>): Map<string, DesiredProfile[]> {
  const groups = new Map<string, DesiredProfile[]>();
  for (const desired of missing) {
    const identity = identityOfRole(desired.role);
    groups.set(identity, [...(groups.get(identity) ?? []), desired]);
  }
  return groups;
}
