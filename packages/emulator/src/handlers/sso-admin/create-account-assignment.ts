import { adminRule } from '../aws-json/rule.ts';
import { assignmentInput, requestAssignment } from './assignment-request.ts';

/** What is there already is made once more, and succeeds. */
export const createAccountAssignment = adminRule({
  access: 'write',
  input: assignmentInput,
  answer: (state, call) => ({ AccountAssignmentCreationStatus: requestAssignment(state, call, 'create') }),
});
