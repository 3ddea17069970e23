import { adminRule } from '../aws-json/rule.ts';
import { listRequests, requestsInput } from './requests.ts';

export const listAccountAssignmentCreationStatus = adminRule({
  input: requestsInput,
  answer(state, call) {
    const { rows, next } = listRequests(state, call, 'create');
    return { AccountAssignmentsCreationStatus: rows, ...next };
  },
});

export const listAccountAssignmentDeletionStatus = adminRule({
  input: requestsInput,
  answer(state, call) {
    const { rows, next } = listRequests(state, call, 'delete');
    return { AccountAssignmentsDeletionStatus: rows, ...next };
  },
});

export const listPermissionSetProvisioningStatus = adminRule({
  input: requestsInput,
  answer(state, call) {
    const { rows, next } = listRequests(state, call, 'provision');
    return { PermissionSetsProvisioningStatus: rows, ...next };
  },
});
