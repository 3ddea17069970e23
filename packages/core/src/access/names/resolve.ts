import type { OrganizationAccount, PermissionSet } from '../../directory/types.ts';
import { isSsoctlError, SsoctlError } from '../../errors/index.ts';
import { survivable } from '../asking/gaps.ts';
import { addGap, type Inquiry } from '../asking/inquiry.ts';
import { namePermissionSets } from './name-sets.ts';
import { ACCOUNTS, GROUPS, match, notFound, PERMISSION_SETS, pick, quoted, USERS } from './pick.ts';
import type { Shelf } from './shelf.ts';

const RESOURCE_ID = /^([0-9a-f]{10}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const ACCOUNT_ID = /^\d{12}$/;
const PERMISSION_SET_ARN = /^arn:[a-z-]+:sso:::permissionSet\//;

/** Pages that are looked through for a name which no call finds, and for another of the same name. */
const PAGES_LOOKED_THROUGH = 20;

/** A user that was found, and its name where the lookup told it. */
export interface ResolvedUser {
  userId: string;
  userName?: string | undefined;
}

/**
 * The user that was meant: by id, user name, e-mail, or a display name that only one has.
 * @throws NOT_FOUND, USAGE when several are meant, and what the calls fail with
 */
export async function resolveUser(inquiry: Inquiry, typed: string): Promise<ResolvedUser> {
  const found = await lookUpUser(inquiry, typed);
  if (found !== undefined) return found;
  if (RESOURCE_ID.test(typed)) throw notFound(USERS, typed);
  const { book, directory, signal } = inquiry;
  const { items, whole } = await lookThrough(book.users, directory.users({ signal }), ({ userId }) => userId);
  if (!whole)
    throw notFound(USERS, typed, items, 'there are too many users to look at each: give the user name, e-mail or id');
  return { userId: pick(USERS, typed, items).userId };
}

/** The user that a call or two find: by id, user name or e-mail. @throws USAGE when several are meant, and what the calls fail with */
export async function lookUpUser(inquiry: Inquiry, typed: string): Promise<ResolvedUser | undefined> {
  const { book, directory, signal } = inquiry;
  const known = match(USERS, typed, book.users.all() ?? []);
  if (known !== undefined) return { userId: known.userId };
  if (RESOURCE_ID.test(typed)) {
    const user = await orMissing(directory.user(typed, { signal }));
    if (user === undefined) return undefined;
    book.users.put(user.userId, user);
    return { userId: user.userId };
  }
  for (const attribute of ['userName', 'emails.value'] as const) {
    if (attribute === 'emails.value' && !typed.includes('@')) continue;
    const userId = await orRefused(directory.findUser(attribute, typed, { signal }));
    if (userId !== undefined) return attribute === 'userName' ? { userId, userName: typed } : { userId };
  }
  return undefined;
}

/** The id of the group that was meant, by id or a name that only one has. @throws as {@link resolveUser} */
export async function resolveGroup(inquiry: Inquiry, typed: string): Promise<string> {
  const { book, directory, signal } = inquiry;
  const known = match(GROUPS, typed, book.groups.all() ?? []);
  if (known !== undefined) return known.groupId;
  if (RESOURCE_ID.test(typed)) {
    const group = await orMissing(directory.group(typed, { signal }));
    if (group === undefined) throw notFound(GROUPS, typed);
    book.groups.put(group.groupId, group);
    return group.groupId;
  }
  // Asked for by name, the service tells one even of several: only a look at all shows that there are others.
  const { items, whole } = await lookThrough(book.groups, directory.groups({ signal }), ({ groupId }) => groupId);
  if (whole) return pick(GROUPS, typed, items).groupId;
  const id = await directory.findGroup(typed, { signal });
  if (id === undefined) throw notFound(GROUPS, typed, items, 'give the exact name of the group, or its id');
  return id;
}

/**
 * The id of the account that was meant, by id, name or e-mail. An id that cannot be looked up is taken as it is, and the failure noted.
 * @throws NOT_FOUND when the organization has no such account, and as {@link resolveUser}
 */
export async function resolveAccount(inquiry: Inquiry, typed: string): Promise<string> {
  const { book, directory, signal } = inquiry;
  const known = match(ACCOUNTS, typed, book.accounts.all() ?? []);
  if (known !== undefined) return known.accountId;
  if (ACCOUNT_ID.test(typed)) {
    if (book.accounts.look(typed)?.value !== undefined) return typed;
    try {
      const account = await orMissing(directory.account(typed, { signal }));
      if (account === undefined) throw notFound(ACCOUNTS, typed);
      book.accounts.put(typed, account);
    } catch (cause) {
      if (isSsoctlError(cause, 'NOT_FOUND')) throw cause;
      addGap(inquiry, 'DescribeAccount', survivable(cause, signal), { accountId: typed });
    }
    return typed;
  }
  const found = new Map<string, OrganizationAccount>();
  for await (const page of directory.accounts({ signal }))
    for (const account of page) found.set(account.accountId, account);
  book.accounts.fill(found);
  return pick(ACCOUNTS, typed, [...found.values()]).accountId;
}

/**
 * The ARN of the permission set that was meant, by ARN or name; looked for among the given ones first, which costs a call each.
 * @throws NOT_FOUND, and what the calls fail with
 */
export async function resolvePermissionSet(
  inquiry: Inquiry,
  typed: string,
  among: readonly string[] = [],
): Promise<string> {
  if (PERMISSION_SET_ARN.test(typed)) return typed;
  const { directory, signal } = inquiry;
  const near = await named(inquiry, among);
  const found = match(PERMISSION_SETS, typed, near);
  if (found !== undefined) return found.arn;
  const arns = new Set<string>();
  for await (const page of directory.permissionSets({ signal })) for (const arn of page) arns.add(arn);
  const all = await named(inquiry, arns);
  const far = match(PERMISSION_SETS, typed, all);
  if (far !== undefined) return far.arn;
  const unnamed = inquiry.gaps.find(({ operation }) => operation === 'DescribePermissionSet');
  if (unnamed === undefined) throw notFound(PERMISSION_SETS, typed, all);
  throw new SsoctlError(
    'INCOMPLETE',
    `not every permission set has told its name, and none that has is ${quoted(typed)}: ${unnamed.message}`,
    { hint: 'give the ARN of the permission set' },
  );
}

async function named(inquiry: Inquiry, arns: Iterable<string>): Promise<PermissionSet[]> {
  const all = [...arns];
  await namePermissionSets(inquiry, all);
  return all.flatMap((arn) => inquiry.book.permissionSets.look(arn)?.value ?? []);
}

/** All there are, or as many as anybody waits for. */
async function lookThrough<T>(shelf: Shelf<T>, pages: AsyncIterable<readonly T[]>, idOf: (item: T) => string) {
  const found = new Map<string, T>();
  let count = 0;
  for await (const page of pages) {
    for (const item of page) found.set(idOf(item), item);
    count += 1;
    if (count > PAGES_LOOKED_THROUGH) return { items: [...found.values()], whole: false };
  }
  shelf.fill(found);
  return { items: [...found.values()], whole: true };
}

/** Undefined where there is none. */
async function orMissing<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (cause) {
    if (isSsoctlError(cause, 'NOT_FOUND')) return undefined;
    throw cause;
  }
}

/** Undefined where the right to look up lacks: listing may be allowed. */
async function orRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (cause) {
    if (isSsoctlError(cause, 'ACCESS_DENIED', 'NOT_FOUND')) return undefined;
    throw cause;
  }
}
