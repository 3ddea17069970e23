import type { Assignment, OrganizationAccount, Principal } from '../../directory/types.ts';
import { gatherAll } from '../asking/gather.ts';
import { attempt, type Inquiry } from '../asking/inquiry.ts';
import { tidy } from '../order.ts';
import type { Sizes } from '../plan/sizes.ts';
import { BY_ACCOUNT, BY_SET } from './axis.ts';
import { groupsOf } from './of-principal.ts';
import { walkRemembered } from './remembered.ts';

export interface Walked {
  assignments: Assignment[];
  /** When the oldest of it was told: a walk that was interrupted is taken up. */
  oldestMs: number;
}

/**
 * What is assigned to a principal and to its groups, found by walking all that is provisioned the cheaper way. The way is told before
 * it is gone.
 */
export async function walkFor(
  inquiry: Inquiry,
  principal: Principal,
  onWay: (strategy: 'by-set' | 'by-account', sizes: Sizes) => void,
): Promise<Walked> {
  const { directory, signal } = inquiry;
  const [sets, accounts] = [new Map<string, string>(), new Map<string, { accountId: string }>()];
  const listed = await Promise.all([
    gatherAll(inquiry, 'ListPermissionSets', directory.permissionSets({ signal }), (arn) => arn, sets),
    accountsFor(inquiry, accounts),
    principal.principalType === 'USER' ? groupsOf(inquiry, principal.principalId) : [],
  ]);
  const [setsAreKnown, accountsAreKnown, groups] = listed;
  // By account only what is provisioned in accounts that could be listed is found.
  const isBySet = !accountsAreKnown || (setsAreKnown && sets.size <= accounts.size);
  const axis = isBySet ? BY_SET : BY_ACCOUNT;
  onWay(axis.strategy, { permissionSets: sets.size, accounts: accountsAreKnown ? accounts.size : undefined });

  const wanted = new Set([principal.principalId, ...groups]);
  const found: Assignment[] = [];
  const take = async (assignments: readonly Assignment[]) => {
    for (const one of assignments) if (wanted.has(one.principalId)) found.push(one);
  };
  const parents = isBySet ? [...sets.keys()] : [...accounts.keys()];
  const oldestMs = await walkRemembered(inquiry, 'of', { axis, parents }, take);
  return { assignments: tidy(found), oldestMs };
}

/** From the book, or listed. Whether they are all; the listing is of use, but not needed: its failure is no gap. */
async function accountsFor(inquiry: Inquiry, into: Map<string, { accountId: string }>): Promise<boolean> {
  const { book, directory, signal } = inquiry;
  const known = book.accounts.all();
  if (known !== undefined) {
    for (const account of known) into.set(account.accountId, account);
    return true;
  }
  const found = new Map<string, OrganizationAccount>();
  const answer = await attempt(inquiry, 'ListAccounts', async () => {
    for await (const page of directory.accounts({ signal })) for (const one of page) found.set(one.accountId, one);
  });
  if (answer.ok) book.accounts.fill(found);
  for (const [id, account] of found) into.set(id, account);
  return answer.ok;
}
