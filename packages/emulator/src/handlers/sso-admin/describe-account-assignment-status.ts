import * as v from 'valibot';
import { instanceArn, requestId } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { assignmentStatus } from './assignment-request.ts';
import { organizationInstance } from './instances.ts';
import { assignmentRequestOf } from './requests.ts';

export const describeAccountAssignmentCreationStatus = adminRule({
  input: v.object({ InstanceArn: instanceArn, AccountAssignmentCreationRequestId: requestId }),
  answer(state, call) {
    organizationInstance(state, call, call.input.InstanceArn);
    const request = assignmentRequestOf(state, 'create', call.input.AccountAssignmentCreationRequestId);
    return { AccountAssignmentCreationStatus: assignmentStatus(state, request) };
  },
});

export const describeAccountAssignmentDeletionStatus = adminRule({
  input: v.object({ InstanceArn: instanceArn, AccountAssignmentDeletionRequestId: requestId }),
  answer(state, call) {
    organizationInstance(state, call, call.input.InstanceArn);
    const request = assignmentRequestOf(state, 'delete', call.input.AccountAssignmentDeletionRequestId);
    return { AccountAssignmentDeletionStatus: assignmentStatus(state, request) };
  },
});
