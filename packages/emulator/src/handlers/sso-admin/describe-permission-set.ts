import type { PermissionSetShape } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { instanceArn, permissionSetArn } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { createdAt } from '../created.ts';
import { permissionSetOf } from './permission-sets.ts';

export const describePermissionSet = adminRule({
  input: v.object({ InstanceArn: instanceArn, PermissionSetArn: permissionSetArn }),
  answer(state, call) {
    const { name, arn, description, sessionDuration, relayState } = permissionSetOf(state, call, call.input);
    const PermissionSet: PermissionSetShape = {
      Name: name,
      PermissionSetArn: arn,
      ...(description === undefined ? {} : { Description: description }),
      CreatedDate: createdAt(state, arn),
      SessionDuration: isoDuration(sessionDuration),
      ...(relayState === undefined ? {} : { RelayState: relayState }),
    };
    return { PermissionSet };
  },
});

/** `PT8H`, `PT1H30M`. */
function isoDuration(seconds: number): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'H'],
    [Math.floor((seconds % 3600) / 60), 'M'],
    [Math.floor(seconds % 60), 'S'],
  ];
  return `PT${parts.map(([count, unit]) => (count === 0 ? '' : `${count}${unit}`)).join('')}`;
}
