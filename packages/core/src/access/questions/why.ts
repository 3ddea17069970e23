import { type AccessDeps, inquire, knownSizes, setOut, told } from '../asking/inquiry.ts';
import { planFor } from '../plan/plan-for.ts';
import type { AskOptions, Why, WhyLink } from '../types.ts';
import { provisionedIn, reachAssignment, reachProvisioning, reachSet } from './why-assigned.ts';
import { reachAccount, reachUser } from './why-ends.ts';
import { fixFor } from './why-fix.ts';

export interface WhyQuestion {
  /** Id, user name, e-mail, or a display name that only one has. */
  user: string;
  /** Id, name or e-mail. */
  account: string;
  /** Name or ARN. Default: any. */
  permissionSet?: string | undefined;
}

/**
 * The chain of what must hold for a user to get into an account, and what to do about the first link that does not. Everything is asked
 * anew unless `refresh` is false.
 * @throws USAGE for a name that several have, and what ends all
 */
export function why(deps: AccessDeps, question: WhyQuestion, options: AskOptions = {}): Promise<Why> {
  return inquire(deps, { refresh: true, ...options }, async (inquiry) => {
    const named = question.permissionSet !== undefined;
    const plan = setOut(inquiry, planFor({ ask: 'why', permissionSet: named }, knownSizes(inquiry)));
    const [user, account] = await Promise.all([
      reachUser(inquiry, question.user),
      reachAccount(inquiry, question.account),
    ]);
    const chain: WhyLink[] = [...user.links, ...account.links];
    const provisioned = account.id === undefined ? undefined : await provisionedIn(inquiry, account.id);
    let arn: string | undefined;
    if (question.permissionSet !== undefined) {
      const set = await reachSet(inquiry, question.permissionSet, provisioned?.arns ?? []);
      chain.push(set.link);
      arn = set.arn;
    }
    let lagging: string | undefined;
    if (
      user.id !== undefined &&
      account.id !== undefined &&
      provisioned !== undefined &&
      (!named || arn !== undefined)
    ) {
      const arns = arn === undefined ? provisioned.arns : [arn];
      const isWhole = arn !== undefined || provisioned.whole;
      const assigned = await reachAssignment(inquiry, { userId: user.id, accountId: account.id, arns, isWhole });
      chain.push(assigned.link);
      if (assigned.held.length > 0) {
        const reached = await reachProvisioning(inquiry, account.id, assigned.held, provisioned);
        chain.push(...reached.links);
        lagging = reached.lagging;
      }
    }
    const broken = chain.find(({ holds }) => holds !== true);
    // Behind a link that nobody could look at, there is nothing to advise.
    const fix =
      broken !== undefined && broken.holds === undefined
        ? undefined
        : fixFor({
            step: broken?.step,
            instanceArn: deps.directory.instanceArn,
            user: inquiry.book.users.look(user.id ?? '')?.value?.userName ?? user.id ?? question.user,
            account: account.id ?? question.account,
            permissionSet: broken?.step === 'assigned' ? question.permissionSet : lagging,
          });
    const granted = verdict(chain);
    return {
      ...(granted === undefined ? {} : { granted }),
      chain,
      ...(fix === undefined ? {} : { fix }),
      ...told(inquiry, plan),
    };
  });
}

/** An older version lets in as well as the latest. */
function verdict(chain: readonly WhyLink[]): boolean | undefined {
  const deciding = chain.filter(({ step }) => step !== 'up-to-date');
  if (deciding.some(({ holds }) => holds === false)) return false;
  const isWhole = deciding.at(-1)?.step === 'provisioned' && deciding.every(({ holds }) => holds === true);
  return isWhole ? true : undefined;
}
