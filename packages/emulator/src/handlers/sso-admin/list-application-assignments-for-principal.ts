import type { ApplicationAssignmentShape } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { applicationArn, instanceArn, PAGE, principalId, principalType } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { applicationOf } from './applications.ts';
import { instanceOf } from './instances.ts';

/** The principal's own rows; a member account must filter for an application of its own. */
export const listApplicationAssignmentsForPrincipal = adminRule({
  input: v.object({
    InstanceArn: instanceArn,
    PrincipalId: principalId,
    PrincipalType: principalType,
    Filter: v.exactOptional(v.object({ ApplicationArn: v.exactOptional(applicationArn) })),
    ...PAGE['sso-admin'],
  }),
  answer(state, call) {
    const { InstanceArn, PrincipalId, PrincipalType, Filter } = call.input;
    const only = Filter?.ApplicationArn;
    if (only === undefined) instanceOf(state, call, InstanceArn);
    else applicationOf(state, call, only);
    const items = state.seed.applications.filter(
      ({ arn }) =>
        (only === undefined || arn === only) &&
        state.directory.assignedTo(arn).some(({ type, id }) => type === PrincipalType && id === PrincipalId),
    );
    const of = ['applications of', PrincipalType, PrincipalId, only ?? ''];
    const { items: page, ...next } = adminPage(state, call, { of, items });
    const rows = page.map(
      ({ arn }): ApplicationAssignmentShape => ({ ApplicationArn: arn, PrincipalId, PrincipalType }),
    );
    return { ApplicationAssignments: rows, ...next };
  },
});
