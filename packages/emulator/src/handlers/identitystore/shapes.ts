import type { ExternalIdShape, GroupMembershipShape, GroupShape, UserShape } from '@ssoctl/core/wire';
import { derivedUuid } from '../../seed/derive.ts';
import type { ExternalId, SeedGroup, SeedUser } from '../../seed/types.ts';
import type { State } from '../../state/state.ts';
import { createdAt } from '../created.ts';

export function userShape(state: State, IdentityStoreId: string, user: SeedUser): UserShape {
  const { id, name, displayName, email, status, externalIds } = user;
  const at = createdAt(state, id);
  return {
    IdentityStoreId,
    UserId: id,
    UserName: name,
    DisplayName: displayName,
    Name: nameParts(displayName),
    ...(email === undefined ? {} : { Emails: [{ Value: email, Type: 'work', Primary: true }] }),
    ...externalIdShapes(externalIds),
    UserStatus: status,
    CreatedAt: at,
    UpdatedAt: at,
  };
}

export function groupShape(state: State, IdentityStoreId: string, group: SeedGroup): GroupShape {
  const { id, name, description, externalIds } = group;
  const at = createdAt(state, id);
  return {
    IdentityStoreId,
    GroupId: id,
    DisplayName: name,
    ...(description === undefined ? {} : { Description: description }),
    ...externalIdShapes(externalIds),
    CreatedAt: at,
    UpdatedAt: at,
  };
}

export function membershipShape(state: State, store: string, user: SeedUser, group: SeedGroup): GroupMembershipShape {
  const id = derivedUuid(state.seed.key, 'membership', group.id, user.id);
  return {
    IdentityStoreId: store,
    MembershipId: id,
    GroupId: group.id,
    MemberId: { UserId: user.id },
    CreatedAt: createdAt(state, id),
  };
}

/** The last word is the family's. */
function nameParts(displayName: string): NonNullable<UserShape['Name']> {
  const words = displayName.split(' ');
  const family = words.length > 1 ? words.pop() : undefined;
  return { GivenName: words.join(' '), ...(family === undefined ? {} : { FamilyName: family }) };
}

function externalIdShapes(ids: readonly ExternalId[] | undefined): { ExternalIds?: ExternalIdShape[] } {
  return ids === undefined ? {} : { ExternalIds: ids.map(({ issuer, id }) => ({ Issuer: issuer, Id: id })) };
}
