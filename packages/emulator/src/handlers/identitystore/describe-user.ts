import * as v from 'valibot';
import { principalId } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { userShape } from './shapes.ts';
import { identityStoreId, notFound, storeOf } from './stores.ts';

export const describeUser = adminRule({
  input: v.object({ IdentityStoreId: identityStoreId, UserId: principalId }),
  answer(state, call) {
    const store = storeOf(state, call, call.input.IdentityStoreId);
    const user = store.user(call.input.UserId);
    if (user === undefined) throw notFound('USER', call.input.UserId);
    return userShape(state, store.id, user);
  },
});
