import { type Task, workThrough } from '../asking/crew.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';

/** Learns who is in these groups. A group that is not found is gone, which is an answer. */
export async function listMembers(inquiry: Inquiry, groupIds: Iterable<string>): Promise<void> {
  const { book } = inquiry;
  const wanted = [...new Set(groupIds)].filter(
    (id) => book.members.look(id) === undefined && !isGone(book.groups.look(id)),
  );
  const tasks = wanted.map(
    (groupId): Task =>
      async (signal) => {
        const answer = await membersOf(inquiry, groupId, signal);
        if (answer === 'gone') book.groups.put(groupId, undefined);
        else if (answer !== 'failed') book.members.put(groupId, answer);
        return undefined;
      },
  );
  await workThrough(tasks, { signal: inquiry.signal });
}

/** Ids of those who are in one group, each once, sorted. A failure is noted. */
export async function membersOf(
  inquiry: Inquiry,
  groupId: string,
  signal: AbortSignal | undefined,
): Promise<readonly string[] | 'gone' | 'failed'> {
  const { directory } = inquiry;
  const answer = await attempt(inquiry, 'ListGroupMemberships', async () => {
    const ids = new Set<string>();
    for await (const page of directory.membersOf(groupId, { signal })) for (const { userId } of page) ids.add(userId);
    return [...ids].sort();
  });
  if (answer.ok) return answer.value;
  if (answer.error.code === 'NOT_FOUND') return 'gone';
  addGap(inquiry, 'ListGroupMemberships', answer.error, { principalType: 'GROUP', principalId: groupId });
  return 'failed';
}

/** Whether anybody is in a group: one page that holds somebody is enough to know. Undefined: not known. */
export async function hasMembers(inquiry: Inquiry, groupId: string): Promise<boolean | undefined> {
  const { book, directory, signal } = inquiry;
  const known = book.members.look(groupId)?.value;
  if (known !== undefined) return known.length > 0;
  const answer = await attempt(inquiry, 'ListGroupMemberships', async () => {
    for await (const page of directory.membersOf(groupId, { signal })) if (page.length > 0) return true;
    return false;
  });
  if (answer.ok) return answer.value;
  if (answer.error.code === 'NOT_FOUND') book.groups.put(groupId, undefined);
  else addGap(inquiry, 'ListGroupMemberships', answer.error, { principalType: 'GROUP', principalId: groupId });
  return undefined;
}

function isGone(known: { value: unknown } | undefined): boolean {
  return known !== undefined && known.value === undefined;
}
