import * as v from 'valibot';
import { adminRule } from '../aws-json/rule.ts';
import { alternateIdentifier, identified } from './alternate-identifier.ts';
import { identityStoreId, notFound, storeOf } from './stores.ts';

/** By `displayName`, or by what another directory calls it. */
export const getGroupId = adminRule({
  input: v.object({ IdentityStoreId: identityStoreId, AlternateIdentifier: alternateIdentifier }),
  answer(state, call) {
    const store = storeOf(state, call, call.input.IdentityStoreId);
    const group = identified(call.input.AlternateIdentifier, store.groups, { displayname: ({ name }) => name });
    if (group === undefined) throw notFound('GROUP', '');
    return { GroupId: group.id, IdentityStoreId: store.id };
  },
});
