import * as v from 'valibot';
import { PAGE, principalId } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { membershipShape } from './shapes.ts';
import { identityStoreId, notFound, storeOf } from './stores.ts';

/** Ids alone. */
export const listGroupMemberships = adminRule({
  input: v.object({ IdentityStoreId: identityStoreId, GroupId: principalId, ...PAGE.identitystore }),
  answer(state, call) {
    const store = storeOf(state, call, call.input.IdentityStoreId);
    const group = store.group(call.input.GroupId);
    if (group === undefined) throw notFound('GROUP', call.input.GroupId);
    const items = store.membersOf(group.id);
    const of = ['members', store.id, group.id];
    const { items: page, ...next } = adminPage(state, call, { of, items, ordinalOf: ({ id }) => store.ordinalOf(id) });
    return { GroupMemberships: page.map((user) => membershipShape(state, store.id, user, group)), ...next };
  },
});
