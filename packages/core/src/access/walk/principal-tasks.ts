import type { Assignment, Principal } from '../../directory/types.ts';
import type { Task } from '../asking/crew.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';
import { tidy } from '../order.ts';
import type { WalkMemory } from './memory.ts';

/** Tasks that ask what is assigned to each of these principals itself. What is inherited is told by the group it comes from. */
export function principalTasks(
  inquiry: Inquiry,
  principals: readonly Principal[],
  onAssignments: (assignments: readonly Assignment[]) => Promise<void>,
  memory?: WalkMemory | undefined,
  accountId?: string | undefined,
): Task[] {
  return principals
    .filter(({ principalId }) => memory?.isDone(principalId) !== true)
    .map(
      (principal): Task =>
        async (signal) => {
          const { rows, failed } = await assignmentsOf(inquiry, principal, accountId, signal);
          const own = rows.filter(
            ({ principalType, principalId }) =>
              principalType === principal.principalType && principalId === principal.principalId,
          );
          await onAssignments(own);
          if (failed === undefined)
            await memory?.keep({
              principal: [principal.principalType, principal.principalId],
              assigned: own.map((one) => [one.accountId, one.permissionSetArn] as const),
            });
          else addGap(inquiry, 'ListAccountAssignmentsForPrincipal', failed, principal);
          return undefined;
        },
    );
}

/** All rows that the service gives for a principal; what came before a failure too. */
export async function assignmentsOf(
  inquiry: Inquiry,
  principal: Principal,
  accountId: string | undefined,
  signal: AbortSignal | undefined,
) {
  const found: Assignment[] = [];
  const answer = await attempt(inquiry, 'ListAccountAssignmentsForPrincipal', async () => {
    for await (const page of inquiry.directory.assignmentsOf(principal, accountId, { signal })) found.push(...page);
  });
  return { rows: tidy(found), failed: answer.ok ? undefined : answer.error };
}
