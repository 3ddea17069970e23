import type { Assignment, Principal } from '../../directory/types.ts';
import { type AccessDeps, type Inquiry, inquire, knownSizes, setOut, told } from '../asking/inquiry.ts';
import { hasMembers } from '../names/members.ts';
import { nameAccounts, nameGroups, nameUsers } from '../names/name-all.ts';
import { namePermissionSets } from '../names/name-sets.ts';
import { planFor } from '../plan/plan-for.ts';
import { type Found, type Lookup, rowsOfAssignment } from '../rows.ts';
import type { AccessRow, Answer, AskOptions } from '../types.ts';
import { assignmentsOfGroup, assignmentsOfUser, isRefused } from '../walk/of-principal.ts';
import { walkFor } from '../walk/walk-for.ts';
import { lookupInBook } from './expand.ts';
import { type OfQuestion, resolvePrincipal } from './of-whom.ts';

/**
 * What a user reaches, by every path; of a group: what is assigned to it, a row an assignment. Asked once for the user and, unless the
 * rows prove that those of its groups are among them, once for each of its groups. Where that call is refused, all that is provisioned
 * is walked, which the plan tells.
 * @throws NOT_FOUND for a principal that does not exist, USAGE for a name that several have, and what ends all
 */
export function of(deps: AccessDeps, question: OfQuestion, options: AskOptions = {}): Promise<Answer<AccessRow>> {
  return inquire(deps, options, async (inquiry) => {
    const { principal, userName } = await resolvePrincipal(inquiry, question);
    const ask = { ask: 'of', principal: principal.principalType === 'USER' ? 'user' : 'group' } as const;
    const sizes = knownSizes(inquiry);
    let plan = setOut(inquiry, planFor(ask, sizes, { take: 'principal' }));
    let oldestMs: number | undefined;
    const asked =
      principal.principalType === 'USER'
        ? await assignmentsOfUser(inquiry, principal.principalId)
        : await assignmentsOfGroup(inquiry, principal.principalId);
    let assignments = asked.assignments;
    if (isRefused(asked)) {
      const walked = await walkFor(inquiry, principal, (strategy, found) => {
        plan = setOut(
          inquiry,
          planFor(ask, { ...sizes, ...found }, { take: strategy, without: { principal: asked.refused } }),
        );
      });
      ({ assignments, oldestMs } = walked);
    }
    const rows = await rowsFor(inquiry, principal, userName, assignments);
    return { rows, ...told(inquiry, plan, oldestMs) };
  });
}

async function rowsFor(
  inquiry: Inquiry,
  principal: Principal,
  userName: string | undefined,
  assignments: readonly Assignment[],
): Promise<AccessRow[]> {
  const isUser = principal.principalType === 'USER';
  const groupIds = assignments.flatMap((one) => (one.principalType === 'GROUP' ? [one.principalId] : []));
  const [someone] = await Promise.all([
    isUser || assignments.length === 0 ? true : hasMembers(inquiry, principal.principalId),
    nameGroups(inquiry, groupIds),
    isUser && userName === undefined ? nameUsers(inquiry, [principal.principalId]) : undefined,
    namePermissionSets(
      inquiry,
      assignments.map(({ permissionSetArn }) => permissionSetArn),
    ),
    nameAccounts(
      inquiry,
      assignments.map(({ accountId }) => accountId),
    ),
  ]);
  const book = lookupInBook(inquiry);
  const lookup: Lookup = {
    ...book,
    user: (id): Found => (userName !== undefined && book.user(id) === 'unknown' ? { name: userName } : book.user(id)),
    // Whose rows these are is in the group; of a group as such only that it has somebody is of interest.
    members: () => (isUser ? [principal.principalId] : someone === undefined ? undefined : someone ? [''] : []),
  };
  const rowOptions = isUser ? { userId: principal.principalId } : { groupsAsSuch: true };
  return assignments.flatMap((assignment) => [...rowsOfAssignment(assignment, lookup, rowOptions)]);
}
