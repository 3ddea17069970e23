import * as v from 'valibot';
import { accountId, instanceArn, PAGE, permissionSetArn } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { assignmentShape } from './assignment-shape.ts';
import { checkAccount, permissionSetOf } from './permission-sets.ts';

/** Rows of people who are gone are among them: only their ids are left. */
export const listAccountAssignments = adminRule({
  input: v.object({
    InstanceArn: instanceArn,
    AccountId: accountId,
    PermissionSetArn: permissionSetArn,
    ...PAGE['sso-admin'],
  }),
  answer(state, call) {
    const { AccountId, PermissionSetArn } = call.input;
    const set = permissionSetOf(state, call, call.input);
    checkAccount(state, AccountId);
    const items = state.directory.assignments.listedIn(AccountId, set.name, state.clock.now());
    const of = ['assignments', AccountId, PermissionSetArn];
    const { items: page, ...next } = adminPage(state, call, { of, items, ordinalOf: ({ ordinal }) => ordinal });
    return { AccountAssignments: page.map((one) => assignmentShape(state, one)), ...next };
  },
});
