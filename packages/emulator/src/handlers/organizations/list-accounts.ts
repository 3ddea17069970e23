import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { checkOversight } from './access.ts';
import { accountShape } from './shapes.ts';

/** Suspended and closed ones too. */
export const listAccounts = adminRule({
  input: v.object(PAGE.organizations),
  answer(state, call) {
    checkOversight(state, call);
    const { accounts: items, ordinalOf } = state.directory.organization;
    const list = { of: ['accounts'], items, ordinalOf: ({ id }: { id: string }) => ordinalOf(id) };
    const { items: page, ...next } = adminPage(state, call, list);
    return { Accounts: page.map((account) => accountShape(state, account)), ...next };
  },
});
