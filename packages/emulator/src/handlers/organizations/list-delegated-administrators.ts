import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { createdAt } from '../created.ts';
import { checkOversight } from './access.ts';
import { servicePrincipal } from './fields.ts';
import { accountFacts } from './shapes.ts';

/** For one service, or for any. */
export const listDelegatedAdministrators = adminRule({
  input: v.object({ ServicePrincipal: v.exactOptional(servicePrincipal), ...PAGE.organizations }),
  answer(state, call) {
    checkOversight(state, call);
    const { ServicePrincipal: wanted } = call.input;
    const ids = new Set(
      state.seed.organization.delegatedAdministrators
        .filter(({ services }) => wanted === undefined || services.includes(wanted))
        .map(({ account }) => account),
    );
    const items = state.directory.organization.accounts.filter(({ id }) => ids.has(id));
    const { items: page, ...next } = adminPage(state, call, { of: ['delegated', wanted ?? ''], items });
    const DelegatedAdministrators = page.map((account) => ({
      ...accountFacts(state, account),
      DelegationEnabledDate: createdAt(state, `delegation of ${account.id}`),
    }));
    return { DelegatedAdministrators, ...next };
  },
});
