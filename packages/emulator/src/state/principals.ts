import type { PrincipalType } from '@ssoctl/core/wire';
import { principalIdOf } from '../seed/complete-people.ts';
import { PRINCIPAL_ID } from '../seed/fields.ts';
import { principalLookup } from '../seed/lookups.ts';
import type { Seed, SeedPrincipals } from '../seed/types.ts';

export interface Principal {
  type: PrincipalType;
  id: string;
}

/** Turns the names of a seed into ids: those of people and groups who are there, and those of the deleted. */
export function principalsOf(seed: Pick<Seed, 'key' | 'users' | 'groups'>): (named: SeedPrincipals) => Principal[] {
  const [userOf, groupOf] = [principalLookup(seed.users), principalLookup(seed.groups)];
  const known = (find: typeof userOf, type: PrincipalType, names: readonly string[]) =>
    names.flatMap((name): Principal[] => {
      const found = find(name);
      return found.ok ? [{ type, id: found.id }] : [];
    });
  const gone = (kind: 'user' | 'group', type: PrincipalType, names: readonly string[] = []) =>
    names.map(
      (name): Principal => ({ type, id: PRINCIPAL_ID.test(name) ? name : principalIdOf(seed.key, kind, name) }),
    );
  return ({ groups, users, deletedGroups, deletedUsers }) => [
    ...known(groupOf, 'GROUP', groups),
    ...known(userOf, 'USER', users),
    ...gone('group', 'GROUP', deletedGroups),
    ...gone('user', 'USER', deletedUsers),
  ];
}
