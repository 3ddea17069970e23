import type { ProvisioningShape } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { type ProvisioningRequest, takeOn } from '../../state/requests.ts';
import type { State } from '../../state/state.ts';
import { accountId, instanceArn, oneOf, permissionSetArn } from '../aws-json/fields.ts';
import { invalid } from '../aws-json/input.ts';
import { adminRule } from '../aws-json/rule.ts';
import { arnOfSet, checkAccount, checkDelegation, permissionSetOf } from './permission-sets.ts';
import { tooMuchUnderWay } from './refusals.ts';

/** Published with the other limits: so many provisionings at a time. */
const AT_A_TIME = 3;

/** Brings the latest version into one account, whether or not it was there, or into all that have it. */
export const provisionPermissionSet = adminRule({
  access: 'write',
  input: v.object({
    InstanceArn: instanceArn,
    PermissionSetArn: permissionSetArn,
    TargetId: v.exactOptional(accountId),
    TargetType: oneOf('AWS_ACCOUNT', 'ALL_PROVISIONED_ACCOUNTS'),
  }),
  answer(state, call) {
    const { TargetId, TargetType } = call.input;
    const set = permissionSetOf(state, call, call.input);
    if (TargetType === 'AWS_ACCOUNT' && TargetId === undefined) {
      throw invalid('sso-admin', 'TargetId is required for the target type AWS_ACCOUNT.');
    }
    const target = TargetType === 'AWS_ACCOUNT' ? TargetId : undefined;
    if (target !== undefined) checkAccount(state, target);
    checkDelegation(state, call, set.name, target);
    if (state.underWay.filter(({ kind }) => kind === 'provision').length >= AT_A_TIME) throw tooMuchUnderWay();
    const request = takeOn(state, { kind: 'provision', permissionSet: set.name, accountId: target });
    return { PermissionSetProvisioningStatus: provisioningShape(state, request) };
  },
});

export function provisioningShape(state: State, request: ProvisioningRequest): ProvisioningShape {
  const { accountId: AccountId, failureReason } = request;
  return {
    Status: request.status,
    RequestId: request.requestId,
    ...(AccountId === undefined ? {} : { AccountId }),
    PermissionSetArn: arnOfSet(state, request.permissionSet),
    ...(failureReason === undefined ? {} : { FailureReason: failureReason }),
    CreatedDate: request.createdAtMs / 1000,
  };
}
