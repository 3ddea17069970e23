import * as v from 'valibot';
import { PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { createdAt } from '../created.ts';
import { checkOversight } from './access.ts';

export const listAwsServiceAccessForOrganization = adminRule({
  input: v.object(PAGE.organizations),
  answer(state, call) {
    checkOversight(state, call);
    const { serviceAccess: items } = state.seed.organization;
    const { items: page, ...next } = adminPage(state, call, { of: ['service access'], items });
    const EnabledServicePrincipals = page.map((ServicePrincipal) => ({
      ServicePrincipal,
      DateEnabled: createdAt(state, `access of ${ServicePrincipal}`),
    }));
    return { EnabledServicePrincipals, ...next };
  },
});
