import * as v from 'valibot';
import { instanceArn, permissionSetArn } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { permissionSetOf } from './permission-sets.ts';

/** Without a policy the text is empty. */
export const getInlinePolicyForPermissionSet = adminRule({
  input: v.object({ InstanceArn: instanceArn, PermissionSetArn: permissionSetArn }),
  answer: (state, call) => ({ InlinePolicy: permissionSetOf(state, call, call.input).inlinePolicy ?? '' }),
});
