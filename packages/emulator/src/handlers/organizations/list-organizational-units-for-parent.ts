import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { checkOversight } from './access.ts';
import { parentId } from './fields.ts';
import { parentNotFound } from './not-found.ts';
import { unitShape } from './shapes.ts';

/** Those right below, not what is below them. */
export const listOrganizationalUnitsForParent = adminRule({
  input: v.object({ ParentId: parentId, ...PAGE.organizations }),
  answer(state, call) {
    checkOversight(state, call);
    const { organization } = state.directory;
    if (!organization.isParent(call.input.ParentId)) throw parentNotFound();
    const items = organization.unitsIn(call.input.ParentId);
    const { items: page, ...next } = adminPage(state, call, { of: ['units', call.input.ParentId], items });
    return { OrganizationalUnits: page.map((unit) => unitShape(state, unit)), ...next };
  },
});
