import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { checkOversight } from './access.ts';
import { childId } from './fields.ts';
import { childNotFound } from './not-found.ts';

/** A list, though there is never more than one. */
export const listParents = adminRule({
  input: v.object({ ChildId: childId, ...PAGE.organizations }),
  answer(state, call) {
    checkOversight(state, call);
    const { ChildId } = call.input;
    const parent = state.directory.organization.parentOf(ChildId);
    if (parent === undefined) throw childNotFound();
    const { items, ...next } = adminPage(state, call, { of: ['parents', ChildId], items: [parent] });
    const { rootId } = state.seed.organization;
    return { Parents: items.map((Id) => ({ Id, Type: Id === rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT' })), ...next };
  },
});
