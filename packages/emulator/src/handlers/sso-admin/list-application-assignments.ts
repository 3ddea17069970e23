import type { ApplicationAssignmentShape } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { applicationArn, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { applicationOf } from './applications.ts';

export const listApplicationAssignments = adminRule({
  input: v.object({ ApplicationArn: applicationArn, ...PAGE['sso-admin'] }),
  answer(state, call) {
    const { arn } = applicationOf(state, call, call.input.ApplicationArn);
    const items = state.directory.assignedTo(arn);
    const { items: page, ...next } = adminPage(state, call, { of: ['application assignments', arn], items });
    const rows = page.map(
      ({ type, id }): ApplicationAssignmentShape => ({ ApplicationArn: arn, PrincipalId: id, PrincipalType: type }),
    );
    return { ApplicationAssignments: rows, ...next };
  },
});
