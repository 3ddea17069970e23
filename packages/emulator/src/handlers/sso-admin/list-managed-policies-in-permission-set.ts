import * as v from 'valibot';
import { instanceArn, PAGE, permissionSetArn } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { permissionSetOf } from './permission-sets.ts';

export const listManagedPoliciesInPermissionSet = adminRule({
  input: v.object({ InstanceArn: instanceArn, PermissionSetArn: permissionSetArn, ...PAGE['sso-admin'] }),
  answer(state, call) {
    const { managedPolicies: items, arn } = permissionSetOf(state, call, call.input);
    const { items: page, ...next } = adminPage(state, call, { of: ['managed policies', arn], items });
    return { AttachedManagedPolicies: page.map((Arn) => ({ Name: Arn.split('/').at(-1), Arn })), ...next };
  },
});
