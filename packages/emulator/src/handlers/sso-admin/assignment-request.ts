import type { AssignmentStatusShape } from '@ssoctl/core/wire';
import * as v from 'valibot';
import type { Grant } from '../../state/assignments.ts';
import { type AssignmentRequest, takeOn } from '../../state/requests.ts';
import type { State } from '../../state/state.ts';
import { accountId, instanceArn, oneOf, permissionSetArn, principalId, principalType } from '../aws-json/fields.ts';
import { refusal } from '../aws-json/refusal.ts';
import type { AdminCall } from '../aws-json/rule.ts';
import { arnOfSet, checkAccount, checkDelegation, permissionSetOf } from './permission-sets.ts';
import { notFound, tooMuchUnderWay } from './refusals.ts';

/** What making and removing an assignment take. */
export const assignmentInput = v.object({
  InstanceArn: instanceArn,
  TargetId: accountId,
  TargetType: oneOf('AWS_ACCOUNT'),
  PermissionSetArn: permissionSetArn,
  PrincipalType: principalType,
  PrincipalId: principalId,
});

/**
 * Takes on the making or removing of an assignment. Whether the principal is there, and the account open, shows when
 * it is done; whether the same is under way, whether too much is, and whether there is something to remove, at once.
 *
 * @throws AwsJsonRefusal
 */
export function requestAssignment(
  state: State,
  call: AdminCall<v.InferOutput<typeof assignmentInput>>,
  kind: AssignmentRequest['kind'],
): AssignmentStatusShape {
  const { TargetId, PrincipalType, PrincipalId } = call.input;
  const set = permissionSetOf(state, call, call.input);
  checkAccount(state, TargetId);
  checkDelegation(state, call, set.name, TargetId);
  const grant: Grant = {
    accountId: TargetId,
    permissionSet: set.name,
    principalType: PrincipalType,
    principalId: PrincipalId,
  };
  const others = state.underWay.filter((request) => request.kind !== 'provision');
  if (others.some((other) => isSame(other.grant, grant))) {
    throw refusal('sso-admin', 'ConflictException', 'There is a conflicting operation in process.');
  }
  if (others.length >= state.behaviour.outstandingAssignments) throw tooMuchUnderWay();
  if (kind === 'delete' && !state.directory.assignments.isLive(grant)) throw notFound('Assignment');
  return assignmentStatus(state, takeOn(state, { kind, grant }));
}

function isSame(one: Grant, other: Grant): boolean {
  return (
    one.accountId === other.accountId &&
    one.permissionSet === other.permissionSet &&
    one.principalId === other.principalId &&
    one.principalType === other.principalType
  );
}

export function assignmentStatus(state: State, request: AssignmentRequest): AssignmentStatusShape {
  const { grant, failureReason } = request;
  return {
    Status: request.status,
    RequestId: request.requestId,
    ...(failureReason === undefined ? {} : { FailureReason: failureReason }),
    TargetId: grant.accountId,
    TargetType: 'AWS_ACCOUNT',
    PermissionSetArn: arnOfSet(state, grant.permissionSet),
    PrincipalType: grant.principalType,
    PrincipalId: grant.principalId,
    CreatedDate: request.createdAtMs / 1000,
  };
}
