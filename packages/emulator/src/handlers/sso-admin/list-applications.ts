import * as v from 'valibot';
import { accountId, instanceArn, matching, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { applicationShape } from './applications.ts';
import { administers, findInstance } from './instances.ts';
import { denied } from './refusals.ts';

const provider = matching(/^arn:aws(-[a-z]{1,5}){0,3}:sso::aws:applicationProvider\/[a-zA-Z0-9-/]+$/);

/** A member account sees its own, and must ask for no others. Fifty a page, whatever is asked for. */
export const listApplications = adminRule({
  input: v.object({
    InstanceArn: instanceArn,
    Filter: v.exactOptional(
      v.object({
        ApplicationAccount: v.exactOptional(accountId),
        ApplicationProvider: v.exactOptional(provider),
      }),
    ),
    ...PAGE['sso-admin'],
  }),
  answer(state, call) {
    const { InstanceArn, Filter: { ApplicationAccount, ApplicationProvider } = {} } = call.input;
    const instance = findInstance(state, call, InstanceArn);
    if (!administers(state, call, instance) && ApplicationAccount !== call.caller.accountId) {
      throw denied('You do not have sufficient access to perform this action.');
    }
    const all = instance.kind === 'organization' ? state.seed.applications : [];
    const items = all.filter(
      ({ account, provider: of }) =>
        (ApplicationAccount === undefined || account === ApplicationAccount) &&
        (ApplicationProvider === undefined || of === ApplicationProvider),
    );
    const of = ['applications', InstanceArn, ApplicationAccount ?? '', ApplicationProvider ?? ''];
    const { items: page, ...next } = adminPage(state, call, { of, items, most: 50 });
    return { Applications: page.map((application) => applicationShape(state, application)), ...next };
  },
});
