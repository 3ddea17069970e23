import * as v from 'valibot';
import { principalId } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { groupShape } from './shapes.ts';
import { identityStoreId, notFound, storeOf } from './stores.ts';

export const describeGroup = adminRule({
  input: v.object({ IdentityStoreId: identityStoreId, GroupId: principalId }),
  answer(state, call) {
    const store = storeOf(state, call, call.input.IdentityStoreId);
    const group = store.group(call.input.GroupId);
    if (group === undefined) throw notFound('GROUP', call.input.GroupId);
    return groupShape(state, store.id, group);
  },
});
