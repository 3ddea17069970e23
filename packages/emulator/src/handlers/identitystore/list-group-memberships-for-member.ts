import * as v from 'valibot';
import { PAGE, principalId } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { membershipShape } from './shapes.ts';
import { identityStoreId, notFound, storeOf } from './stores.ts';

export const listGroupMembershipsForMember = adminRule({
  input: v.object({
    IdentityStoreId: identityStoreId,
    MemberId: v.object({ UserId: principalId }),
    ...PAGE.identitystore,
  }),
  answer(state, call) {
    const store = storeOf(state, call, call.input.IdentityStoreId);
    const { UserId } = call.input.MemberId;
    const user = store.user(UserId);
    if (user === undefined) throw notFound('USER', UserId);
    const items = store.groupsOf(user.id);
    const of = ['memberships', store.id, user.id];
    const { items: page, ...next } = adminPage(state, call, { of, items, ordinalOf: ({ id }) => store.ordinalOf(id) });
    return { GroupMemberships: page.map((group) => membershipShape(state, store.id, user, group)), ...next };
  },
});
