import type { Principal } from '../../directory/types.ts';
import { type Task, workThrough } from '../asking/crew.ts';
import { gatherAll } from '../asking/gather.ts';
import { addGap, attempt } from '../asking/inquiry.ts';
import { membersOf } from '../names/members.ts';
import type { SnapshotPart } from './part.ts';
import type { Taking, Walking } from './taking.ts';

/** Who is in the groups that there are at the beginning, beside the walk. Returns the groups that were asked. */
export async function takeMembers(walking: Walking): Promise<Set<string>> {
  const { inquiry, memory } = walking;
  const { directory, signal } = inquiry;
  const asked = new Set<string>();
  const groups = directory.groups({ signal })[Symbol.asyncIterator]();
  const nextPage: Task = async () => {
    const answer = await attempt(inquiry, 'ListGroups', () => groups.next());
    // The listing at the end will tell what is the matter.
    if (!answer.ok || answer.value.done === true) return undefined;
    const fresh = answer.value.value.map(({ groupId }) => groupId).filter((id) => !asked.has(id));
    for (const id of fresh) asked.add(id);
    return [...fresh.filter((id) => !memory.hasMembers(id)).map((id) => askMembers(walking, id)), nextPage];
  };
  await workThrough([nextPage], { signal });
  return asked;
}

function askMembers({ inquiry, memory, put }: Walking, groupId: string): Task {
  return async (signal) => {
    const answer = await membersOf(inquiry, groupId, signal);
    if (answer === 'failed') return undefined;
    const ids = answer === 'gone' ? null : answer;
    await put({ part: 'members', groupId, ...(ids === null ? {} : { members: ids }) });
    await memory.keep({ members: groupId, ids });
    return undefined;
  };
}

/**
 * Users and groups as they are after the walk: a principal that was made during it is among them, and whoever is not is gone. Groups
 * that came during the walk are asked for their members.
 */
export async function takePeople(walking: Walking, asked: ReadonlySet<string>): Promise<void> {
  const { inquiry, memory } = walking;
  const { directory, signal } = inquiry;
  const users = eachPage(walking, 'ListUsers', directory.users({ signal }), (page) => ({ part: 'users', users: page }));
  const late: string[] = [];
  const groups = eachPage(walking, 'ListGroups', directory.groups({ signal }), (page) => {
    for (const { groupId } of page) if (!asked.has(groupId) && !memory.hasMembers(groupId)) late.push(groupId);
    return { part: 'groups', groups: page };
  });
  [inquiry.book.users.count, inquiry.book.groups.count] = await Promise.all([users, groups]);
  await workThrough(
    [...new Set(late)].map((id) => askMembers(walking, id)),
    { signal },
  );
}

/** Hands each page on, and holds none. How many there were; undefined where they could not all be listed. */
async function eachPage<T>(
  { inquiry, put }: Taking,
  operation: string,
  pages: AsyncIterable<readonly T[]>,
  partOf: (page: readonly T[]) => SnapshotPart,
): Promise<number | undefined> {
  let count = 0;
  const answer = await attempt(inquiry, operation, async () => {
    for await (const page of pages) {
      count += page.length;
      await put(partOf(page));
    }
  });
  if (answer.ok) return count;
  addGap(inquiry, operation, answer.error);
  return undefined;
}

/** Everybody there is, for a walk from one to the next. */
export async function everyPrincipal({ inquiry }: Taking): Promise<Principal[]> {
  const { directory, signal } = inquiry;
  const users = new Map<string, { userId: string }>();
  const groups = new Map<string, { groupId: string }>();
  await Promise.all([
    gatherAll(inquiry, 'ListUsers', directory.users({ signal }), ({ userId }) => userId, users),
    gatherAll(inquiry, 'ListGroups', directory.groups({ signal }), ({ groupId }) => groupId, groups),
  ]);
  return [
    ...[...users.keys()].map((principalId) => ({ principalType: 'USER' as const, principalId })),
    ...[...groups.keys()].map((principalId) => ({ principalType: 'GROUP' as const, principalId })),
  ];
}
