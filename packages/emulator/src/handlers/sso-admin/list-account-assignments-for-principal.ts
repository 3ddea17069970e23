import type { PrincipalType } from '@ssoctl/core/wire';
import * as v from 'valibot';
import type { Assignment } from '../../state/assignments.ts';
import type { State } from '../../state/state.ts';
import { accountId, instanceArn, PAGE, principalId, principalType } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { assignmentShape } from './assignment-shape.ts';
import { organizationInstance, ssoStandingOf } from './instances.ts';
import { denied } from './refusals.ts';

/**
 * A principal's rows. The documentation does not say whether a user's are their own or those of their groups too;
 * `behaviour.principalRows` does. Nor does anybody know what comes for an id that nobody has: here, its rows or none.
 */
export const listAccountAssignmentsForPrincipal = adminRule({
  input: v.object({
    InstanceArn: instanceArn,
    PrincipalId: principalId,
    PrincipalType: principalType,
    Filter: v.exactOptional(v.object({ AccountId: v.exactOptional(accountId) })),
    ...PAGE['sso-admin'],
  }),
  answer(state, call) {
    const { InstanceArn, PrincipalId, PrincipalType, Filter } = call.input;
    organizationInstance(state, call, InstanceArn);
    if (state.behaviour.principalCallers === 'management' && ssoStandingOf(state, call) !== 'management') {
      throw denied('This operation must be called from the management account.');
    }
    const only = Filter?.AccountId;
    const items = rowsOf(state, PrincipalType, PrincipalId).filter(
      (row) => only === undefined || row.accountId === only,
    );
    const of = ['assignments of', PrincipalType, PrincipalId, only ?? '', state.behaviour.principalRows];
    const { items: page, ...next } = adminPage(state, call, { of, items, ordinalOf: ({ ordinal }) => ordinal });
    return { AccountAssignments: page.map((row) => assignmentShape(state, row)), ...next };
  },
});

function rowsOf(state: State, type: PrincipalType, id: string): Assignment[] {
  const { assignments, people } = state.directory;
  const nowMs = state.clock.now();
  const own = assignments.listedOf(type, id, nowMs);
  if (type === 'GROUP' || state.behaviour.principalRows === 'direct') return own;
  const inherited = people.groupsOf(id).flatMap((group) => assignments.listedOf('GROUP', group.id, nowMs));
  return [...own, ...inherited].sort((a, b) => a.ordinal - b.ordinal);
}
