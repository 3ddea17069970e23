import { failedCall } from '@ssoctl/core/internal/directory/failed-call';
import type { Directory, Group } from '@ssoctl/core/internal/directory/types';
import { byCodePoints } from '@ssoctl/core/internal/listing/order';
import { connectDirectory } from '../../directory/find-instance.ts';
import type { Context } from '../../kit/context.ts';
import { type GroupItem, groupList } from '../../views/org-groups.ts';
import { type OrgGap, orgGap } from '../../views/org-list.ts';
import { askAll } from './ask-all.ts';
import { gathered } from './gathered.ts';
import type { GroupsInput } from './groups.ts';
import { nameFilter } from './list-options.ts';
import { checkFormat, showList } from './show-list.ts';

export async function run({ options }: GroupsInput, context: Context): Promise<number> {
  checkFormat(context.output, options);
  const { directory } = await connectDirectory(context, { instance: options.instance, regions: options.region });
  const fits = nameFilter(options.name);
  const isWanted = ({ displayName }: Group) => fits(displayName);
  const { signal } = context;
  const found = await gathered(context, 'ListGroups', 'Listing groups', directory.groups({ signal }), isWanted);
  found.items.sort(
    (a, b) => byCodePoints(a.displayName ?? '', b.displayName ?? '') || byCodePoints(a.groupId, b.groupId),
  );
  const items = options.members ? await withMembers(context, directory, found.items, found.gaps) : found.items;
  return showList(context.output, groupList(options), { items, gaps: found.gaps }, options);
}

/** Memberships hold ids alone: one list of all users names them. */
async function withMembers(
  context: Context,
  directory: Directory,
  groups: readonly Group[],
  gaps: OrgGap[],
): Promise<GroupItem[]> {
  const members = new Map<string, string[]>();
  await askAll(
    context,
    'Asking groups for their members',
    groups,
    async ({ groupId }, signal) => {
      const ids: string[] = [];
      for await (const page of directory.membersOf(groupId, { signal })) ids.push(...page.map(({ userId }) => userId));
      members.set(groupId, ids);
    },
    ({ groupId }, error) => gaps.push(orgGap({ operation: 'ListGroupMemberships', error }, { groupId })),
  );
  const wanted = new Set([...members.values()].flat());
  const names = wanted.size === 0 ? new Map<string, string>() : await namesOf(context, directory, wanted, gaps);
  return groups.map((group) => {
    const ids = members.get(group.groupId);
    if (ids === undefined) return group;
    const named = ids.map((userId) => ({ userId, userName: names.get(userId) }));
    return { ...group, members: named.sort((a, b) => byCodePoints(a.userName ?? a.userId, b.userName ?? b.userId)) };
  });
}

async function namesOf(
  context: Context,
  directory: Directory,
  wanted: ReadonlySet<string>,
  gaps: OrgGap[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  const isWanted = ({ userId }: { userId: string }) => wanted.has(userId);
  const { signal } = context;
  try {
    const users = await gathered(context, 'ListUsers', 'Listing users', directory.users({ signal }), isWanted);
    gaps.push(...users.gaps);
    for (const { userId, userName } of users.items) if (userName !== undefined) names.set(userId, userName);
  } catch (error) {
    gaps.push(orgGap(failedCall('ListUsers', error)));
  }
  return names;
}
