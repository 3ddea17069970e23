import * as v from 'valibot';
import { oneOf, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { checkOversight } from './access.ts';
import { parentId } from './fields.ts';
import { parentNotFound } from './not-found.ts';

/** Ids of one kind. */
export const listChildren = adminRule({
  input: v.object({
    ParentId: parentId,
    ChildType: oneOf('ACCOUNT', 'ORGANIZATIONAL_UNIT'),
    ...PAGE.organizations,
  }),
  answer(state, call) {
    checkOversight(state, call);
    const { organization } = state.directory;
    const { ParentId, ChildType } = call.input;
    if (!organization.isParent(ParentId)) throw parentNotFound();
    const children = ChildType === 'ACCOUNT' ? organization.accountsIn(ParentId) : organization.unitsIn(ParentId);
    const items = children.map(({ id }) => id);
    const { items: page, ...next } = adminPage(state, call, { of: ['children', ParentId, ChildType], items });
    return { Children: page.map((Id) => ({ Id, Type: ChildType })), ...next };
  },
});
