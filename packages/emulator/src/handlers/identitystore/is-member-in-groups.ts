import * as v from 'valibot';
import { principalId } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { identityStoreId, notFound, storeOf } from './stores.ts';

export const isMemberInGroups = adminRule({
  input: v.object({
    IdentityStoreId: identityStoreId,
    MemberId: v.object({ UserId: principalId }),
    GroupIds: v.pipe(
      v.array(principalId, 'Member must be a list'),
      v.minLength(1, 'Member must have length greater than or equal to 1'),
      v.maxLength(100, 'Member must have length less than or equal to 100'),
    ),
  }),
  answer(state, call) {
    const { IdentityStoreId, MemberId, GroupIds } = call.input;
    const store = storeOf(state, call, IdentityStoreId);
    if (store.user(MemberId.UserId) === undefined) throw notFound('USER', MemberId.UserId);
    const Results = GroupIds.map((GroupId) => {
      if (store.group(GroupId) === undefined) throw notFound('GROUP', GroupId);
      return { GroupId, MemberId, MembershipExists: store.isMember(MemberId.UserId, GroupId) };
    });
    return { Results };
  },
});
