import { gatherAll } from '../asking/gather.ts';
import { type AccessDeps, addGap, type Inquiry, inquire, knownSizes, setOut, told } from '../asking/inquiry.ts';
import { resolveAccount, resolvePermissionSet } from '../names/resolve.ts';
import { planFor } from '../plan/plan-for.ts';
import type { AccessRow, Answer, AskOptions, CallPlan } from '../types.ts';
import { assignedIn, setsIn } from '../walk/in-account.ts';
import { expand } from './expand.ts';

export interface WhoQuestion {
  /** Id, name or e-mail. */
  account: string;
  /** Name or ARN. Default: all that are provisioned there. */
  permissionSet?: string | undefined;
}

/**
 * Who gets into an account: every person by every path, and a row for each group without members and each principal that is gone.
 * @throws NOT_FOUND for an account or permission set that does not exist, USAGE for a name that several have, and what ends all
 */
export function who(deps: AccessDeps, question: WhoQuestion, options: AskOptions = {}): Promise<Answer<AccessRow>> {
  return inquire(deps, options, async (inquiry) => {
    const accountId = await resolveAccount(inquiry, question.account);
    const { plan, arns } = await setsAskedFor(inquiry, accountId, question);
    const assignments = await assignedIn(inquiry, accountId, arns);
    const rows = await expand(inquiry, assignments);
    return { rows, ...told(inquiry, plan) };
  });
}

/** What there is to ask in the account, and the plan, which is exact with it. */
async function setsAskedFor(
  inquiry: Inquiry,
  accountId: string,
  { permissionSet }: WhoQuestion,
): Promise<{ plan: CallPlan; arns: string[] }> {
  const sizes = knownSizes(inquiry);
  if (permissionSet?.startsWith('arn:'))
    return { plan: setOut(inquiry, planFor({ ask: 'who', permissionSet: true }, sizes)), arns: [permissionSet] };

  const { arns, failed } = await setsIn(inquiry, accountId);
  const isDenied = failed?.code === 'ACCESS_DENIED';
  if (failed !== undefined && !isDenied)
    addGap(inquiry, 'ListPermissionSetsProvisionedToAccount', failed, { accountId });
  if (permissionSet !== undefined) {
    const arn = await resolvePermissionSet(inquiry, permissionSet, arns);
    return { plan: setOut(inquiry, planFor({ ask: 'who', permissionSet: true }, sizes)), arns: [arn] };
  }
  if (!isDenied)
    return {
      plan: setOut(inquiry, planFor({ ask: 'who' }, { ...sizes, setsThere: arns.length }, { take: 'account' })),
      arns,
    };

  // Whoever may not ask what is provisioned there can still ask for each permission set that there is.
  const all = new Map<string, string>();
  const pages = inquiry.directory.permissionSets({ signal: inquiry.signal });
  await gatherAll(inquiry, 'ListPermissionSets', pages, (arn) => arn, all);
  const without = { account: failed.message };
  const plan = planFor({ ask: 'who' }, { ...sizes, permissionSets: all.size }, { take: 'by-set', without });
  return { plan: setOut(inquiry, plan), arns: [...all.keys()] };
}
