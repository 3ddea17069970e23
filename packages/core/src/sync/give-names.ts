import type { IniSection } from '../ini/document.ts';
import { titleOf } from './desired.ts';
import type { Match } from './match.ts';
import type { Holder } from './name-holders.ts';
import type { Collision, DesiredProfile, Kept } from './types.ts';

/** Who gets the name that it should have, and who does not. */
export interface Naming {
  renamed: readonly Match[];
  added: readonly DesiredProfile[];
  kept: readonly Kept[];
  collisions: readonly Collision[];
}

/**
 * Who gets the name that it should have. A profile that is renamed leaves a name behind for another one, unless its own new
 * name turns out to be taken, so that has to be settled first.
 */
export function giveNames(
  candidates: readonly Match[],
  missing: readonly DesiredProfile[],
  holderOf: (desired: DesiredProfile) => Holder | undefined,
  free: ReadonlySet<IniSection>,
): Naming {
  const renamed = new Set(candidates);
  const kept: Kept[] = [];
  const collisions: Collision[] = [];
  const leaving = new Map(candidates.map((match) => [match.owned.section, match]));
  const makesWay = (section: IniSection): boolean => {
    const match = leaving.get(section);
    return free.has(section) || (match !== undefined && renamed.has(match));
  };
  const inTheWay = (desired: DesiredProfile): Holder | undefined => {
    const holder = holderOf(desired);
    return holder?.section && makesWay(holder.section) ? undefined : holder;
  };
  const refuse = ({ name, role }: DesiredProfile, holder: Holder): void => {
    if (holder.fits) kept.push({ name, because: 'it stands for the same role already, and is not changed' });
    else collisions.push({ name, claimants: [titleOf(role), holder.title] });
  };
  for (let settled = false; !settled; ) {
    settled = true;
    for (const match of renamed) {
      const holder = inTheWay(match.desired);
      if (holder === undefined) continue;
      renamed.delete(match);
      refuse(match.desired, holder);
      settled = false;
    }
  }
  const added = missing.filter((desired) => {
    const holder = inTheWay(desired);
    if (holder !== undefined) refuse(desired, holder);
    return holder === undefined;
  });
  return { renamed: [...renamed], added, kept, collisions };
}
