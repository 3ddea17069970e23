import type { Assignment } from '../../directory/types.ts';
import { type Task, workThrough } from '../asking/crew.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';
import { tidy } from '../order.ts';
import { assignmentsOf, principalTasks } from './principal-tasks.ts';

const OPERATION = 'ListAccountAssignmentsForPrincipal';

/** What is assigned to a user or group, or why nobody may ask for that: the call is documented for the management account alone. */
export interface OfPrincipal {
  assignments: Assignment[];
  /** What the service said. */
  refused?: string | undefined;
}

export function isRefused(asked: OfPrincipal): asked is OfPrincipal & { refused: string } {
  return asked.refused !== undefined;
}

/**
 * A user's own assignments and those of its groups. Rows of groups among the user's prove that the service tells those too; else each
 * group is asked.
 */
export async function assignmentsOfUser(inquiry: Inquiry, userId: string): Promise<OfPrincipal> {
  const user = { principalType: 'USER' as const, principalId: userId };
  const { rows, failed } = await assignmentsOf(inquiry, user, undefined, inquiry.signal);
  if (failed?.code === 'ACCESS_DENIED') return { assignments: [], refused: failed.message };
  if (failed !== undefined) addGap(inquiry, OPERATION, failed, user);
  if (rows.some(({ principalType }) => principalType === 'GROUP')) return { assignments: rows };

  const groups = await groupsOf(inquiry, userId);
  const found: Assignment[] = [...rows];
  const tasks: Task[] = principalTasks(
    inquiry,
    groups.map((principalId) => ({ principalType: 'GROUP' as const, principalId })),
    async (assignments) => void found.push(...assignments),
  );
  await workThrough(tasks, { signal: inquiry.signal });
  return { assignments: tidy(found) };
}

export async function assignmentsOfGroup(inquiry: Inquiry, groupId: string): Promise<OfPrincipal> {
  const group = { principalType: 'GROUP' as const, principalId: groupId };
  const { rows, failed } = await assignmentsOf(inquiry, group, undefined, inquiry.signal);
  if (failed?.code === 'ACCESS_DENIED') return { assignments: [], refused: failed.message };
  if (failed !== undefined) addGap(inquiry, OPERATION, failed, group);
  return { assignments: rows };
}

/** The groups that a user is in; none of one that is gone. A failure is noted. */
export async function groupsOf(inquiry: Inquiry, userId: string): Promise<string[]> {
  const found = new Set<string>();
  const answer = await attempt(inquiry, 'ListGroupMembershipsForMember', async () => {
    for await (const page of inquiry.directory.groupsOf(userId, { signal: inquiry.signal }))
      for (const { groupId } of page) found.add(groupId);
  });
  if (!answer.ok && answer.error.code !== 'NOT_FOUND')
    addGap(inquiry, 'ListGroupMembershipsForMember', answer.error, { principalType: 'USER', principalId: userId });
  return [...found];
}
