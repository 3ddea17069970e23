import { gatherAll } from '../asking/gather.ts';
import { type AccessDeps, type Inquiry, inquire, knownSizes } from '../asking/inquiry.ts';
import { resolveAccount } from '../names/resolve.ts';
import { planFor } from '../plan/plan-for.ts';
import type { Sizes } from '../plan/sizes.ts';
import type { SnapshotOptions } from '../snapshot/taking.ts';
import type { AskOptions, CallPlan } from '../types.ts';
import { setsIn } from '../walk/in-account.ts';
import { groupsOf } from '../walk/of-principal.ts';
import { type OfQuestion, resolvePrincipal } from './of-whom.ts';
import type { WhoQuestion } from './who.ts';
import type { WhyQuestion } from './why.ts';

export type Question =
  | ({ ask: 'who' } & WhoQuestion)
  | ({ ask: 'of' } & OfQuestion)
  | ({ ask: 'why' } & WhyQuestion)
  | ({ ask: 'snapshot' } & SnapshotOptions);

/**
 * How a question would be asked, without asking it: only what is cheap to count is counted. Which sizes were guessed all the same
 * stands in `assumed`.
 * @throws NOT_FOUND, USAGE for what the question names, and what ends all
 */
export function planQuestion(deps: AccessDeps, question: Question, options: AskOptions = {}): Promise<CallPlan> {
  return inquire(deps, options, async (inquiry) => {
    const sizes = knownSizes(inquiry);
    switch (question.ask) {
      case 'who': {
        if (question.permissionSet !== undefined) return planFor({ ask: 'who', permissionSet: true }, sizes);
        const { arns, failed } = await setsIn(inquiry, await resolveAccount(inquiry, question.account));
        const setsThere = failed === undefined ? arns.length : undefined;
        return planFor({ ask: 'who' }, { ...sizes, setsThere }, { take: 'account' });
      }
      case 'of': {
        const { principal } = await resolvePrincipal(inquiry, question);
        const isUser = principal.principalType === 'USER';
        const groupsOfUser = isUser ? (await groupsOf(inquiry, principal.principalId)).length : 0;
        return planFor(
          { ask: 'of', principal: isUser ? 'user' : 'group' },
          { ...sizes, groupsOfUser },
          { take: 'principal' },
        );
      }
      case 'why':
        return planFor({ ask: 'why', permissionSet: question.permissionSet !== undefined }, sizes);
      case 'snapshot':
        return planFor(question, await counted(inquiry, sizes), { take: question.strategy });
    }
  });
}

/** What a few calls of each kind count: all but the pairs, which only the walk itself tells. */
async function counted(inquiry: Inquiry, known: Sizes): Promise<Sizes> {
  const { book, directory, signal } = inquiry;
  const [arns, accounts, users, groups] = [new Map(), new Map(), new Map(), new Map()];
  const whole = await Promise.all([
    gatherAll(inquiry, 'ListPermissionSets', directory.permissionSets({ signal }), (arn) => arn, arns),
    gatherAll(inquiry, 'ListAccounts', directory.accounts({ signal }), ({ accountId }) => accountId, accounts),
    gatherAll(inquiry, 'ListUsers', directory.users({ signal }), ({ userId }) => userId, users),
    gatherAll(inquiry, 'ListGroups', directory.groups({ signal }), ({ groupId }) => groupId, groups),
  ]);
  const [setsAreAll, accountsAreAll, usersAreAll, groupsAreAll] = whole;
  if (accountsAreAll) book.accounts.fill(accounts);
  if (usersAreAll) book.users.fill(users);
  if (groupsAreAll) book.groups.fill(groups);
  return {
    ...known,
    permissionSets: setsAreAll ? arns.size : undefined,
    accounts: accountsAreAll ? accounts.size : known.accounts,
    users: usersAreAll ? users.size : known.users,
    groups: groupsAreAll ? groups.size : known.groups,
  };
}
