import type { Assignment } from '../../directory/types.ts';
import { type Task, workThrough } from '../asking/crew.ts';
import { notAsked } from '../asking/gaps.ts';
import type { Strategy } from '../types.ts';
import { type Axis, BY_ACCOUNT, BY_SET } from '../walk/axis.ts';
import { principalTasks } from '../walk/principal-tasks.ts';
import { driftTasks, walkTasks } from '../walk/walk-tasks.ts';
import { describeTasks } from './describe-sets.ts';
import type { SnapshotPart } from './part.ts';
import { everyPrincipal } from './take-people.ts';
import type { Walking } from './taking.ts';

export interface Ground {
  accountIds: readonly string[];
  permissionSetArns: readonly string[];
  /** Permission sets that the walk meets and nobody listed are described too. */
  setsAreKnown: boolean;
}

/** Who is assigned what, all permission sets described, and where they are out of date: all that shares the limit of sso-admin. */
export async function takeAssignments(walking: Walking, strategy: Strategy, ground: Ground): Promise<void> {
  const { inquiry, memory, options, put } = walking;
  const { permissionSetArns, accountIds } = ground;
  const met = new Set<string>();
  let listed = 0;
  const axis = axisFor(strategy, ground);
  const parents = axis === BY_SET ? permissionSetArns : accountIds;
  const describe = (arns: readonly string[]) =>
    describeTasks(inquiry, arns, options, (permissionSet) => put({ part: 'permission-set', permissionSet }), memory);
  const tasks: Task[] = describe(permissionSetArns);
  if (strategy === 'by-principal') {
    const onAssignments = (assignments: readonly Assignment[]) => put({ part: 'assignments', assignments });
    tasks.push(...principalTasks(inquiry, await everyPrincipal(walking), onAssignments, memory));
    const lacks = 'assignments of deleted principals are not found by asking for each principal';
    const gap = notAsked('ListAccountAssignmentsForPrincipal', lacks);
    inquiry.gaps.push(gap);
    inquiry.onGap(gap);
  } else {
    tasks.push(
      ...walkTasks(
        inquiry,
        axis,
        parents,
        {
          pair(pair, assignments) {
            if (!ground.setsAreKnown) met.add(pair.permissionSetArn);
            return put({ part: 'pair', ...pair, assignments });
          },
          onListed(pairs) {
            listed += pairs;
          },
        },
        memory,
      ),
    );
  }
  if (options.drift)
    tasks.push(...driftTasks(inquiry, axis, parents, (pairs) => put({ part: 'out-of-date', pairs }), memory));
  await workThrough(tasks, { signal: inquiry.signal, onWaiting: (waiting) => options.onHeld?.(waiting + memory.held) });
  const unlisted = [...met].filter((arn) => !permissionSetArns.includes(arn));
  await workThrough(describe(unlisted), { signal: inquiry.signal });
  if (strategy !== 'by-principal') inquiry.book.pairs = listed;
}

function axisFor(strategy: Strategy, { accountIds, permissionSetArns }: Ground): Axis {
  if (strategy === 'by-set') return BY_SET;
  if (strategy === 'by-account') return BY_ACCOUNT;
  return permissionSetArns.length <= accountIds.length ? BY_SET : BY_ACCOUNT;
}

/** What an interrupted walk has learnt, as the parts that it was. */
export async function replayParts({ memory, put }: Walking): Promise<void> {
  for await (const entries of memory.replay())
    for (const entry of entries) {
      const part = partOf(entry);
      if (part !== undefined) await put(part);
    }
}

type Entry = Parameters<Walking['memory']['keep']>[0];

function partOf(entry: Entry): SnapshotPart | undefined {
  if ('pair' in entry) {
    const [accountId, permissionSetArn] = entry.pair;
    const assignments = entry.principals.map(([principalType, principalId]) => ({
      accountId,
      permissionSetArn,
      principalType,
      principalId,
    }));
    return { part: 'pair', accountId, permissionSetArn, assignments };
  }
  if ('principal' in entry) {
    const [principalType, principalId] = entry.principal;
    const assignments = entry.assigned.map(([accountId, permissionSetArn]) => ({
      accountId,
      permissionSetArn,
      principalType,
      principalId,
    }));
    return { part: 'assignments', assignments };
  }
  if ('members' in entry)
    return { part: 'members', groupId: entry.members, ...(entry.ids === null ? {} : { members: entry.ids }) };
  if ('tags' in entry) return { part: 'account-tags', accountId: entry.tags, tags: entry.are };
  return undefined;
}
