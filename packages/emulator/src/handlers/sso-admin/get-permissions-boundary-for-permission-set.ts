import * as v from 'valibot';
import { instanceArn, permissionSetArn } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { permissionSetOf } from './permission-sets.ts';
import { notFound } from './refusals.ts';

/** Without a boundary nothing is found: an error, unlike a policy that is not there. */
export const getPermissionsBoundaryForPermissionSet = adminRule({
  input: v.object({ InstanceArn: instanceArn, PermissionSetArn: permissionSetArn }),
  answer(state, call) {
    const { permissionsBoundary } = permissionSetOf(state, call, call.input);
    if (permissionsBoundary === undefined) throw notFound('PermissionsBoundary');
    if ('managedPolicy' in permissionsBoundary) {
      return { PermissionsBoundary: { ManagedPolicyArn: permissionsBoundary.managedPolicy } };
    }
    const { name, path } = permissionsBoundary.customerManagedPolicy;
    return { PermissionsBoundary: { CustomerManagedPolicyReference: { Name: name, Path: path } } };
  },
});
