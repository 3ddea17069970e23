import type { Assignment, Principal } from '../../directory/types.ts';
import { isSsoctlError } from '../../errors/index.ts';
import { type AccessDeps, type Inquiry, inquire } from '../asking/inquiry.ts';
import { nameUsers } from '../names/name-all.ts';
import { resolveAccount, resolvePermissionSet } from '../names/resolve.ts';
import { expand } from '../questions/expand.ts';
import { type OfQuestion, resolvePrincipal } from '../questions/of-whom.ts';
import type { AccessRow, AskOptions, Gap } from '../types.ts';

export type ChangeVerb = 'grant' | 'revoke';

/** What somebody wants changed, as a person types it. */
export interface WantedChange {
  verb: ChangeVerb;
  /** Id, name or e-mail. */
  account: string;
  /** Name or ARN. */
  permissionSet: string;
  principal: Extract<OfQuestion, { user: string } | { group: string }>;
}

export interface Person {
  userId: string;
  userName?: string | undefined;
}

/** One assignment that is to be made or removed, what is there now, and for whom that makes a difference. */
export interface ChangePlan extends Assignment {
  verb: ChangeVerb;
  accountName?: string | undefined;
  /** ACTIVE, SUSPENDED and so on, where it is known. */
  accountState?: string | undefined;
  permissionSet?: string | undefined;
  principalName?: string | undefined;
  /** Whether the assignment is there by now. */
  stands: boolean;
  /** Whether there is something to do. */
  needed: boolean;
  /** Other principals that are assigned the same permission set there: without any, it is provisioned there, or taken away. */
  others: number;
  /** Those who get in and did not before, or will not any more. Absent: who is in the group could not be asked. */
  affected?: readonly Person[] | undefined;
  /** Those for whom nothing changes, since they have the same by another path too. */
  unaffected: readonly Person[];
  complete: boolean;
  errors: readonly Gap[];
}

const RESOURCE_ID = /^([0-9a-f]{10}-)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Looks at what is there, anew, and says what a change would do. Changes nothing. To be revoked, a principal named by id may be one that
 * was deleted.
 * @throws NOT_FOUND, USAGE for what the change names, and what the listing of the assignments there fails with
 */
export function planChange(deps: AccessDeps, wanted: WantedChange, options: AskOptions = {}): Promise<ChangePlan> {
  return inquire(deps, { ...options, refresh: true }, async (inquiry) => {
    const { verb } = wanted;
    const [principal, accountId] = await Promise.all([
      resolveMeant(inquiry, wanted),
      resolveAccount(inquiry, wanted.account),
    ]);
    const permissionSetArn = await resolvePermissionSet(inquiry, wanted.permissionSet);
    const change: Assignment = { accountId, permissionSetArn, ...principal };
    const there: Assignment[] = [];
    for await (const page of inquiry.directory.assignments(accountId, permissionSetArn, { signal: inquiry.signal }))
      there.push(...page);
    const others = there.filter((one) => !isSame(one, change));
    const stands = others.length < there.length;
    const rows = await expand(inquiry, [change, ...others]);
    if (principal.principalType === 'USER') await nameUsers(inquiry, [principal.principalId]);
    const { book } = inquiry;
    const needed = verb === 'grant' ? !stands : stands;
    return {
      verb,
      ...change,
      accountName: book.accounts.look(accountId)?.value?.name,
      accountState: book.accounts.look(accountId)?.value?.state,
      permissionSet: book.permissionSets.look(permissionSetArn)?.value?.name,
      principalName: nameOf(inquiry, principal),
      stands,
      needed,
      others: others.length,
      ...(needed ? difference(rows, change) : { affected: [], unaffected: [] }),
      complete: inquiry.gaps.length === 0,
      errors: inquiry.gaps,
    };
  });
}

async function resolveMeant(inquiry: Inquiry, { verb, principal }: WantedChange): Promise<Principal> {
  try {
    return (await resolvePrincipal(inquiry, principal)).principal;
  } catch (error) {
    const [principalType, principalId] =
      'user' in principal ? (['USER', principal.user] as const) : (['GROUP', principal.group] as const);
    const isGone = verb === 'revoke' && RESOURCE_ID.test(principalId) && isSsoctlError(error, 'NOT_FOUND');
    if (isGone) return { principalType, principalId };
    throw error;
  }
}

function isSame(one: Assignment, other: Assignment): boolean {
  return one.principalType === other.principalType && one.principalId === other.principalId;
}

/** Whom the change's own rows let in, by whether another row lets them in as well. */
function difference(rows: readonly AccessRow[], change: Assignment): Pick<ChangePlan, 'affected' | 'unaffected'> {
  const isOwn = ({ principalType, principalId, via }: AccessRow) =>
    change.principalType === 'USER'
      ? via === undefined && principalType === 'USER' && principalId === change.principalId
      : via?.groupId === change.principalId || (principalType === 'GROUP' && principalId === change.principalId);
  const own = rows.filter(isOwn);
  if (own.some(({ principalType, state }) => principalType === 'GROUP' && state === 'unknown'))
    return { unaffected: [] };
  const elsewhere = new Set(rows.flatMap((row) => (isOwn(row) || row.principalType !== 'USER' ? [] : row.principalId)));
  const people = own
    .filter(({ principalType, state }) => principalType === 'USER' && state !== 'deleted')
    .map(({ principalId, principalName }): Person => ({ userId: principalId, userName: principalName }))
    .sort((a, b) => nameFirst(a).localeCompare(nameFirst(b), 'en'));
  return {
    affected: people.filter(({ userId }) => !elsewhere.has(userId)),
    unaffected: people.filter(({ userId }) => elsewhere.has(userId)),
  };
}

const nameFirst = ({ userId, userName }: Person) => userName ?? userId;

function nameOf({ book }: Inquiry, { principalType, principalId }: Principal): string | undefined {
  if (principalType === 'GROUP') return book.groups.look(principalId)?.value?.displayName;
  const user = book.users.look(principalId)?.value;
  return user?.userName ?? user?.displayName;
}
