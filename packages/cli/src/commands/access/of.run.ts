import { GROUPS, match, type OfQuestion, pick, rowsOf, type Snapshot, USERS } from '@ssoctl/core/internal/access/index';
import type { Context } from '../../kit/context.ts';
import { planView } from '../../views/access-plan.ts';
import { ofView } from '../../views/access-rows.ts';
import { asking } from './asking.ts';
import { connectAccess } from './connect-access.ts';
import type { OfInput } from './of.ts';
import { checkFrom, fromFile, toldOf } from './read-snapshot.ts';
import { checkFormat, showAnswer } from './show-answer.ts';
import { unitsIn } from './units-in.ts';

export async function run({ args, options }: OfInput, context: Context): Promise<number> {
  const { output } = context;
  const { from, plan, refresh, csv } = options;
  checkFormat(output, options);
  checkFrom(options, 'plan', 'refresh', 'instance', 'region');
  const asked = askedOf(args.whom, options);
  const question = { ask: 'of', ...asked };
  if (from !== undefined) {
    const file = await fromFile(context, from);
    const rows = rowsIn(file.snapshot, args.whom, options);
    return showAnswer(output, ofView, { question, rows, ...toldOf(file) }, { csv, unitOf: unitsIn(file.snapshot) });
  }
  const { access } = await connectAccess(context, options);
  if (plan) {
    const planned = await asking(context, { refresh }, (ask) => access.plan({ ask: 'of', ...asked }, ask));
    output.show(planView, { question, plan: planned });
    return 0;
  }
  const answer = await asking(context, { refresh }, (ask) => access.of(asked, ask));
  return showAnswer(output, ofView, { question, ...answer }, { csv });
}

function askedOf(whom: string, { user, group }: OfInput['options']): OfQuestion {
  if (user) return { user: whom };
  return group ? { group: whom } : { anybody: whom };
}

function rowsIn(snapshot: Snapshot, whom: string, { user, group }: OfInput['options']) {
  const found = group ? undefined : match(USERS, whom, snapshot.users);
  if (found !== undefined) return [...rowsOf(snapshot, { userId: found.userId })];
  if (user) return [...rowsOf(snapshot, { userId: pick(USERS, whom, snapshot.users).userId })];
  const { groupId } = pick(GROUPS, whom, snapshot.groups);
  return [...rowsOf(snapshot, { groupId, groupsAsSuch: true })];
}
