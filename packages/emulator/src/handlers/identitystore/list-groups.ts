import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { filteredBy, filters } from './filters.ts';
import { groupShape } from './shapes.ts';
import { identityStoreId, storeOf } from './stores.ts';

export const listGroups = adminRule({
  input: v.object({ IdentityStoreId: identityStoreId, Filters: filters, ...PAGE.identitystore }),
  answer(state, call) {
    const store = storeOf(state, call, call.input.IdentityStoreId);
    const name = filteredBy(call.input.Filters, 'DisplayName');
    const items = name === undefined ? store.groups : store.groups.filter((group) => group.name === name);
    const of = ['groups', store.id, name ?? ''];
    const { items: page, ...next } = adminPage(state, call, { of, items, ordinalOf: ({ id }) => store.ordinalOf(id) });
    return { Groups: page.map((group) => groupShape(state, store.id, group)), ...next };
  },
});
