import { titleOf } from './desired.ts';
import type { Collision, DesiredProfile } from './types.ts';

/** Names that several want, and names that nothing can be called: nobody gets them. */
export function collisionsAmong(desired: readonly DesiredProfile[]): Collision[] {
  const byName = new Map<string, DesiredProfile[]>();
  for (const profile of desired) byName.set(profile.name, [...(byName.get(profile.name) ?? []), profile]);
  return [...byName]
    .filter(([, claims]) => claims.length > 1 || claims.some(({ refused }) => refused !== undefined))
    .map(([name, claims]) => {
      const refusals = claims.flatMap(({ refused }) => refused ?? []);
      return { name, claimants: [...claims.map(({ role }) => titleOf(role)), ...new Set(refusals)] };
    });
}
