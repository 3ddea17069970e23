import type { Assignment, Principal } from '../../directory/types.ts';
import { workThrough } from '../asking/crew.ts';
import { survivable } from '../asking/gaps.ts';
import { gatherAll } from '../asking/gather.ts';
import { type AccessDeps, type Inquiry, inquire, knownSizes, setOut, told } from '../asking/inquiry.ts';
import { nameAccounts, nameGroups, nameUsers } from '../names/name-all.ts';
import { namePermissionSets } from '../names/name-sets.ts';
import { notFound, PERMISSION_SETS } from '../names/pick.ts';
import { resolveAccount, resolvePermissionSet } from '../names/resolve.ts';
import { tidy } from '../order.ts';
import { CALLS_PER_SECOND } from '../plan/cost.ts';
import { planFor } from '../plan/plan-for.ts';
import { rowsOfAssignment } from '../rows.ts';
import type { AccessRow, Answer, AskOptions, CallPlan, Gap, Strategy } from '../types.ts';
import { type Axis, BY_ACCOUNT, BY_SET } from '../walk/axis.ts';
import { assignedIn } from '../walk/in-account.ts';
import { assignmentsOf } from '../walk/principal-tasks.ts';
import { walkRemembered } from '../walk/remembered.ts';
import { walkTasks } from '../walk/walk-tasks.ts';
import { within } from '../walk/within.ts';
import { lookupInBook } from './expand.ts';
import { type OfQuestion, resolvePrincipal } from './of-whom.ts';

/** Which assignments; all that are given must hold. */
export interface AssignmentsQuestion {
  /** Id, name or e-mail. */
  account?: string | undefined;
  /** Ids of accounts: those of a unit, for example. */
  accounts?: readonly string[] | undefined;
  /** Name or ARN. */
  permissionSet?: string | undefined;
  /** Whom it is made to; what a user has through a group is the group's. */
  principal?: OfQuestion | undefined;
}

/** What is looked for, by id. */
interface Wanted {
  accounts: readonly string[] | undefined;
  permissionSetArn: string | undefined;
  principal: Principal | undefined;
}

/**
 * The assignments themselves, a row each: groups are not expanded. Asked the cheapest way: for a principal once, for an account or a
 * permission set by what is provisioned there, else over all of it.
 * @throws NOT_FOUND for what does not exist, USAGE for a name that several have, and what ends all
 */
export function listAssignments(
  deps: AccessDeps,
  question: AssignmentsQuestion,
  options: AskOptions = {},
): Promise<Answer<AccessRow>> {
  return inquire(deps, options, async (inquiry) => {
    const wanted = await resolve(inquiry, question);
    const { assignments, plan, oldestMs } = await find(inquiry, wanted);
    const isMissing = ({ code, permissionSetArn: arn }: Gap) => code === 'NOT_FOUND' && arn === wanted.permissionSetArn;
    if (wanted.permissionSetArn !== undefined && inquiry.gaps.some(isMissing))
      throw notFound(PERMISSION_SETS, wanted.permissionSetArn);
    const { principal, permissionSetArn: set } = wanted;
    const accounts = wanted.accounts && new Set(wanted.accounts);
    const kept = assignments.filter(
      ({ accountId, permissionSetArn, principalId }) =>
        (accounts?.has(accountId) ?? true) &&
        (set ?? permissionSetArn) === permissionSetArn &&
        (principal?.principalId ?? principalId) === principalId,
    );
    return { rows: await named(inquiry, kept), ...told(inquiry, plan, oldestMs) };
  });
}

async function resolve(inquiry: Inquiry, question: AssignmentsQuestion): Promise<Wanted> {
  const { account, accounts, permissionSet, principal } = question;
  const accountId = account === undefined ? undefined : await resolveAccount(inquiry, account);
  const isAmong = accountId === undefined || accounts === undefined || accounts.includes(accountId);
  return {
    accounts: accountId === undefined ? accounts : isAmong ? [accountId] : [],
    permissionSetArn: permissionSet === undefined ? undefined : await resolvePermissionSet(inquiry, permissionSet),
    principal: principal === undefined ? undefined : (await resolvePrincipal(inquiry, principal)).principal,
  };
}

interface Found {
  assignments: Assignment[];
  plan: CallPlan;
  /** When the oldest of it was told, where a walk was taken up. */
  oldestMs?: number | undefined;
}

async function find(inquiry: Inquiry, wanted: Wanted): Promise<Found> {
  const { accounts, permissionSetArn, principal } = wanted;
  const [only, ...others] = accounts ?? [];
  const isOneAccount = only !== undefined && others.length === 0;
  if (accounts?.length === 0) return { assignments: [], plan: planOf(inquiry, 'account', 0) };
  if (isOneAccount && permissionSetArn !== undefined) {
    const plan = planOf(inquiry, 'account', 1);
    return { assignments: await assignedIn(inquiry, only, [permissionSetArn]), plan };
  }
  if (principal !== undefined) {
    const plan = planOf(inquiry, 'principal', 1);
    const asked = await assignmentsOf(inquiry, principal, isOneAccount ? only : undefined, inquiry.signal);
    // Documented for the management account alone: whoever is refused walks.
    if (asked.failed === undefined) return { assignments: asked.rows, plan };
  }
  return walk(inquiry, wanted);
}

/** Over what is provisioned: from the permission set, from the accounts, or from whichever there are fewer of. */
async function walk(inquiry: Inquiry, { accounts, permissionSetArn }: Wanted): Promise<Found> {
  const { axis, parents } = await wayFor(inquiry, accounts, permissionSetArn);
  const found: Assignment[] = [];
  const take = async (assignments: readonly Assignment[]) => void found.push(...assignments);
  if (accounts === undefined && permissionSetArn === undefined) {
    const plan = planOfAll(inquiry, axis, parents);
    const oldestMs = await walkRemembered(inquiry, 'assignments', { axis, parents }, take);
    return { assignments: tidy(found), plan, oldestMs };
  }
  const plan = planOf(inquiry, axis.strategy, parents.length * 2);
  const tasks = walkTasks(inquiry, axis, parents, { pair: (_pair, assignments) => take(assignments) });
  await workThrough(tasks, { signal: inquiry.signal });
  return { assignments: tidy(found), plan };
}

interface Way {
  axis: Axis;
  parents: readonly string[];
}

async function wayFor(
  inquiry: Inquiry,
  accounts: readonly string[] | undefined,
  permissionSetArn: string | undefined,
): Promise<Way> {
  const inAccounts = (axis: Axis) => (accounts === undefined ? axis : within(axis, new Set(accounts)));
  if (permissionSetArn !== undefined) return { axis: inAccounts(BY_SET), parents: [permissionSetArn] };
  if (accounts?.length === 1) return { axis: BY_ACCOUNT, parents: accounts };
  const { directory, signal } = inquiry;
  const sets = new Map<string, string>();
  const setsAreKnown = await gatherAll(
    inquiry,
    'ListPermissionSets',
    directory.permissionSets({ signal }),
    (arn) => arn,
    sets,
  );
  const among = accounts ?? (await accountIds(inquiry));
  const isBySet = among === undefined || (setsAreKnown && sets.size <= among.length);
  return isBySet ? { axis: inAccounts(BY_SET), parents: [...sets.keys()] } : { axis: BY_ACCOUNT, parents: among };
}

/** Their names are needed in the end, so listing them is no detour; undefined where nobody may. */
async function accountIds({ book, directory, signal }: Inquiry): Promise<string[] | undefined> {
  const known = book.accounts.all();
  if (known !== undefined) return known.map(({ accountId }) => accountId);
  try {
    const found = new Map();
    for await (const page of directory.accounts({ signal })) for (const one of page) found.set(one.accountId, one);
    book.accounts.fill(found);
    return [...found.keys()];
  } catch (cause) {
    survivable(cause, signal);
    return undefined;
  }
}

function planOf(inquiry: Inquiry, strategy: Strategy, calls: number): CallPlan {
  const seconds = Math.round((calls * 10) / CALLS_PER_SECOND) / 10;
  return setOut(inquiry, { strategy, calls: { strategy: calls, naming: 0 }, seconds, others: [] });
}

/** As for a snapshot, without the members of groups. */
function planOfAll(inquiry: Inquiry, { strategy }: Axis, parents: readonly string[]): CallPlan {
  const size = strategy === 'by-set' ? { permissionSets: parents.length } : { accounts: parents.length };
  const without = { 'by-principal': 'it would not find assignments of deleted principals' };
  const plan = planFor({ ask: 'snapshot' }, { ...knownSizes(inquiry), ...size }, { take: strategy, without });
  const naming = strategy === 'by-set' ? parents.length : 0;
  const calls = { strategy: plan.calls.strategy, naming };
  return setOut(inquiry, { ...plan, calls, seconds: Math.round((calls.strategy + naming) / CALLS_PER_SECOND) });
}

async function named(inquiry: Inquiry, assignments: readonly Assignment[]): Promise<AccessRow[]> {
  const idsOf = (type: Principal['principalType']) =>
    assignments.filter(({ principalType }) => principalType === type).map(({ principalId }) => principalId);
  await Promise.all([
    namePermissionSets(
      inquiry,
      assignments.map(({ permissionSetArn }) => permissionSetArn),
    ),
    nameAccounts(
      inquiry,
      assignments.map(({ accountId }) => accountId),
    ),
    nameGroups(inquiry, idsOf('GROUP')),
    nameUsers(inquiry, idsOf('USER')),
  ]);
  // Who is in a group is not asked, and nothing is said of it.
  const lookup = { ...lookupInBook(inquiry), members: () => [''] };
  return assignments.flatMap((one) => [...rowsOfAssignment(one, lookup, { groupsAsSuch: true })]);
}
