import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { checkOversight } from './access.ts';
import { parentId } from './fields.ts';
import { parentNotFound } from './not-found.ts';
import { accountShape } from './shapes.ts';

/** Those right below, not what is below its units. */
export const listAccountsForParent = adminRule({
  input: v.object({ ParentId: parentId, ...PAGE.organizations }),
  answer(state, call) {
    checkOversight(state, call);
    const { organization } = state.directory;
    const { ParentId } = call.input;
    if (!organization.isParent(ParentId)) throw parentNotFound();
    const items = organization.accountsIn(ParentId);
    const list = {
      of: ['accounts in', ParentId],
      items,
      ordinalOf: ({ id }: { id: string }) => organization.ordinalOf(id),
    };
    const { items: page, ...next } = adminPage(state, call, list);
    return { Accounts: page.map((account) => accountShape(state, account)), ...next };
  },
});
