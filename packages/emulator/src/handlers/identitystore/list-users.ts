import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { filteredBy, filters } from './filters.ts';
import { userShape } from './shapes.ts';
import { identityStoreId, storeOf } from './stores.ts';

export const listUsers = adminRule({
  input: v.object({ IdentityStoreId: identityStoreId, Filters: filters, ...PAGE.identitystore }),
  answer(state, call) {
    const store = storeOf(state, call, call.input.IdentityStoreId);
    const name = filteredBy(call.input.Filters, 'UserName');
    const items = name === undefined ? store.users : store.users.filter((user) => user.name === name);
    const of = ['users', store.id, name ?? ''];
    const { items: page, ...next } = adminPage(state, call, { of, items, ordinalOf: ({ id }) => store.ordinalOf(id) });
    return { Users: page.map((user) => userShape(state, store.id, user)), ...next };
  },
});
