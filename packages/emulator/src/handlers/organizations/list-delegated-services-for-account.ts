import * as v from 'valibot';
import { accountId, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { refusal } from '../aws-json/refusal.ts';
import { adminRule } from '../aws-json/rule.ts';
import { createdAt } from '../created.ts';
import { checkOversight } from './access.ts';
import { accountNotFound } from './not-found.ts';

export const listDelegatedServicesForAccount = adminRule({
  input: v.object({ AccountId: accountId, ...PAGE.organizations }),
  answer(state, call) {
    checkOversight(state, call);
    const { AccountId } = call.input;
    if (state.directory.account(AccountId) === undefined) throw accountNotFound();
    const items = state.seed.organization.delegatedAdministrators
      .filter(({ account }) => account === AccountId)
      .flatMap(({ services }) => services);
    if (items.length === 0) {
      const message = 'The specified account is not a delegated administrator for this AWS service.';
      throw refusal('organizations', 'AccountNotRegisteredException', message);
    }
    const { items: page, ...next } = adminPage(state, call, { of: ['delegated services', AccountId], items });
    const DelegatedServices = page.map((ServicePrincipal) => ({
      ServicePrincipal,
      DelegationEnabledDate: createdAt(state, `delegation of ${AccountId}`),
    }));
    return { DelegatedServices, ...next };
  },
});
