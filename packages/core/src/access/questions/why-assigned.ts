import type { Assignment } from '../../directory/types.ts';
import { isSsoctlError } from '../../errors/index.ts';
import { addGap, attempt, type Inquiry } from '../asking/inquiry.ts';
import { nameGroups } from '../names/name-all.ts';
import { namePermissionSets } from '../names/name-sets.ts';
import { quoted } from '../names/pick.ts';
import { resolvePermissionSet } from '../names/resolve.ts';
import type { WhyLink } from '../types.ts';
import { assignedIn, setsIn } from '../walk/in-account.ts';
import { groupsOf } from '../walk/of-principal.ts';

/** What is provisioned in the account. */
export interface Provisioned {
  arns: string[];
  /** Whether these are all. */
  whole: boolean;
}

export async function provisionedIn(inquiry: Inquiry, accountId: string): Promise<Provisioned> {
  const { arns, failed } = await setsIn(inquiry, accountId);
  if (failed !== undefined) addGap(inquiry, 'ListPermissionSetsProvisionedToAccount', failed, { accountId });
  return { arns, whole: failed === undefined };
}

/** Whether the permission set that was named exists. */
export async function reachSet(
  inquiry: Inquiry,
  typed: string,
  near: readonly string[],
): Promise<{ arn: string | undefined; link: WhyLink }> {
  const step = 'permission-set-exists';
  try {
    const arn = await resolvePermissionSet(inquiry, typed, near);
    if (inquiry.book.permissionSets.look(arn) === undefined) {
      const set = await inquiry.directory.permissionSet(arn, { signal: inquiry.signal });
      inquiry.book.permissionSets.put(arn, set);
    }
    return { arn, link: { step, holds: true, detail: `${nameOf(inquiry, arn)} is ${arn}` } };
  } catch (cause) {
    if (isSsoctlError(cause, 'NOT_FOUND'))
      return { arn: undefined, link: { step, holds: false, detail: cause.message } };
    if (!isSsoctlError(cause, 'INCOMPLETE', 'ACCESS_DENIED', 'SERVICE_UNAVAILABLE', 'THROTTLED')) throw cause;
    if (cause.code !== 'INCOMPLETE') addGap(inquiry, 'DescribePermissionSet', cause);
    return { arn: undefined, link: { step, detail: cause.message } };
  }
}

export interface Assigned {
  /** ARNs of the permission sets that the user is assigned there. */
  held: string[];
  link: WhyLink;
}

/** Whether one of these permission sets is assigned to the user there, directly or through a group; each is looked at. */
export async function reachAssignment(
  inquiry: Inquiry,
  {
    userId,
    accountId,
    arns,
    isWhole,
  }: { userId: string; accountId: string; arns: readonly string[]; isWhole: boolean },
): Promise<Assigned> {
  const before = inquiry.gaps.length;
  const [assignments, groups] = await Promise.all([assignedIn(inquiry, accountId, arns), groupsOf(inquiry, userId)]);
  const wholly = isWhole && inquiry.gaps.length === before;
  const mine = assignments.filter(({ principalId }) => principalId === userId || groups.includes(principalId));
  const others = assignments.filter((one) => !mine.includes(one) && one.principalType === 'GROUP');
  await Promise.all([
    nameGroups(
      inquiry,
      [...mine, ...others].flatMap((one) => (one.principalType === 'GROUP' ? [one.principalId] : [])),
    ),
    namePermissionSets(
      inquiry,
      mine.map(({ permissionSetArn }) => permissionSetArn),
    ),
  ]);
  const step = 'assigned';
  if (mine.length > 0) {
    const held = [...new Set(mine.map(({ permissionSetArn }) => permissionSetArn))];
    return { held, link: { step, holds: true, detail: mine.map((one) => pathOf(inquiry, one)).join('; ') } };
  }
  const holders = [...new Set(others.map(({ principalId }) => principalId))].map((id) => groupName(inquiry, id));
  const elsewhere =
    holders.length === 0 ? '' : `; it is assigned to ${holders.slice(0, 10).join(', ')}, which the user is not in`;
  const nothing = `neither assigned to the user nor to one of its ${groups.length} groups${elsewhere}`;
  return {
    held: [],
    link: wholly ? { step, holds: false, detail: nothing } : { step, detail: `as far as could be asked, ${nothing}` },
  };
}

/** Whether what is assigned has reached the account, and in its latest version. */
export async function reachProvisioning(
  inquiry: Inquiry,
  accountId: string,
  held: readonly string[],
  provisioned: Provisioned,
): Promise<{ links: WhyLink[]; lagging: string | undefined }> {
  const there = held.filter((arn) => provisioned.arns.includes(arn));
  const names = (arns: readonly string[]) => arns.map((arn) => nameOf(inquiry, arn)).join(', ');
  if (there.length === 0) {
    const detail = `${names(held)} is not provisioned in ${accountId}`;
    const link: WhyLink = { step: 'provisioned', ...(provisioned.whole ? { holds: false } : {}), detail };
    return { links: [link], lagging: held[0] };
  }
  const links: WhyLink[] = [
    { step: 'provisioned', holds: true, detail: `${names(there)} is provisioned in ${accountId}` },
  ];
  const old = new Set<string>();
  const status = 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
  const answer = await attempt(inquiry, 'ListPermissionSetsProvisionedToAccount', async () => {
    for await (const page of inquiry.directory.permissionSetsIn(accountId, status, { signal: inquiry.signal }))
      for (const arn of page) old.add(arn);
  });
  const current = there.filter((arn) => !old.has(arn));
  if (!answer.ok) {
    addGap(inquiry, 'ListPermissionSetsProvisionedToAccount', answer.error, { accountId });
    links.push({ step: 'up-to-date', detail: 'whether it is the latest version could not be asked' });
  } else if (current.length > 0)
    links.push({ step: 'up-to-date', holds: true, detail: `${names(current)} is up to date there` });
  else links.push({ step: 'up-to-date', holds: false, detail: `${names(there)} is there in an older version` });
  return { links, lagging: there[0] };
}

function pathOf(inquiry: Inquiry, { permissionSetArn, principalType, principalId }: Assignment): string {
  const set = nameOf(inquiry, permissionSetArn);
  return principalType === 'USER' ? `${set} directly` : `${set} through ${groupName(inquiry, principalId)}`;
}

function groupName({ book }: Inquiry, groupId: string): string {
  const name = book.groups.look(groupId)?.value?.displayName;
  return name === undefined ? `group ${groupId}` : `group ${quoted(name)}`;
}

export function nameOf({ book }: Inquiry, arn: string): string {
  const name = book.permissionSets.look(arn)?.value?.name;
  return name === undefined ? arn : quoted(name);
}
