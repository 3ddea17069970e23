import { adminRule } from '../aws-json/rule.ts';
import { assignmentInput, requestAssignment } from './assignment-request.ts';

export const deleteAccountAssignment = adminRule({
  access: 'write',
  input: assignmentInput,
  answer: (state, call) => ({ AccountAssignmentDeletionStatus: requestAssignment(state, call, 'delete') }),
});
