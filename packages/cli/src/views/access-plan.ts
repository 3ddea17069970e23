import type { CallPlan, Strategy } from '@ssoctl/core/internal/access/types';
import { duration } from '../kit/relative-time.ts';
import { table } from '../kit/table.ts';
import type { View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import { counted } from './access-words.ts';

export interface PlannedAnswer {
  question: Readonly<Record<string, unknown>>;
  plan: CallPlan;
}

const IN_WORDS: Record<Strategy, string> = {
  account: 'the permission sets of the account, one after the other',
  'by-account': 'account after account, all that is provisioned there',
  'by-set': 'permission set after permission set, all accounts that have it',
  'by-principal': 'user after user and group after group',
  principal: 'the user or group, and the groups of the user',
};

/** How a question would be asked, and what the other ways would cost. */
export const planView: View<PlannedAnswer> = {
  schema: 'ssoctl/access-plan/1',
  json: ({ question, plan }) => ({ question, plan }),
  *lines({ plan }, page) {
    const { strategy, calls, seconds, insteadOf, assumed = [], others } = plan;
    const ways = [{ strategy, calls: calls.strategy, lacks: undefined, taken: true }, ...others.map(asWay)];
    if (!page.terminal) {
      yield* ways.map((way) => [way.strategy, way.calls, way.taken ? 'taken' : '', way.lacks ?? ''].join('\t'));
      return;
    }
    const { bold, dim } = page.colours;
    yield `${bold(strategy)}: ${IN_WORDS[strategy]}`;
    yield `${counted(calls.strategy, 'call')} to find who is assigned, ${counted(calls.naming, 'call')} for names and members, about ${seconds < 1 ? 'a second' : duration(seconds * 1000)}`;
    if (insteadOf !== undefined) yield `instead of ${insteadOf.strategy}: ${visible(insteadOf.because)}`;
    if (assumed.length > 0) yield dim(`guessed, since nobody has counted them: ${assumed.join(', ')}`);
    if (others.length === 0) return;
    yield '';
    yield* table(
      [{ title: 'OTHER WAYS' }, { title: 'CALLS', align: 'right' }, { title: 'WOULD NOT FIND', shrinks: true }],
      others.map((other) => [other.strategy, other.calls.toLocaleString('en-US'), other.lacks ?? '']),
      page,
    );
  },
};

function asWay(other: CallPlan['others'][number]) {
  return { ...other, lacks: other.lacks, taken: false };
}
