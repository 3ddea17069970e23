import type { PolicyReferenceShape } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { instanceArn, PAGE, permissionSetArn } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { permissionSetOf } from './permission-sets.ts';

export const listCustomerManagedPolicyReferencesInPermissionSet = adminRule({
  input: v.object({ InstanceArn: instanceArn, PermissionSetArn: permissionSetArn, ...PAGE['sso-admin'] }),
  answer(state, call) {
    const { customerManagedPolicies: items, arn } = permissionSetOf(state, call, call.input);
    const { items: page, ...next } = adminPage(state, call, { of: ['customer managed policies', arn], items });
    const references = page.map(({ name, path }): PolicyReferenceShape => ({ Name: name, Path: path }));
    return { CustomerManagedPolicyReferences: references, ...next };
  },
});
