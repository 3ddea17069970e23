import * as v from 'valibot';
import { adminRule } from '../aws-json/rule.ts';
import { alternateIdentifier, identified } from './alternate-identifier.ts';
import { identityStoreId, notFound, storeOf } from './stores.ts';

/** By `userName`, by `emails.value`, or by what another directory calls them. */
export const getUserId = adminRule({
  input: v.object({ IdentityStoreId: identityStoreId, AlternateIdentifier: alternateIdentifier }),
  answer(state, call) {
    const store = storeOf(state, call, call.input.IdentityStoreId);
    const user = identified(call.input.AlternateIdentifier, store.users, {
      username: ({ name }) => name,
      'emails.value': ({ email }) => email,
    });
    if (user === undefined) throw notFound('USER', '');
    return { UserId: user.id, IdentityStoreId: store.id };
  },
});
