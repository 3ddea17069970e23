import type { AssignmentShape } from '@ssoctl/core/wire';
import type { Grant } from '../../state/assignments.ts';
import type { State } from '../../state/state.ts';
import { arnOfSet } from './permission-sets.ts';

export function assignmentShape(state: State, grant: Grant): AssignmentShape {
  return {
    AccountId: grant.accountId,
    PermissionSetArn: arnOfSet(state, grant.permissionSet),
    PrincipalType: grant.principalType,
    PrincipalId: grant.principalId,
  };
}
