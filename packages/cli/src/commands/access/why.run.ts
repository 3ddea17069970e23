import { forgetfulStore } from '@ssoctl/core/internal/access/index';
import { why } from '@ssoctl/core/internal/access/questions/why';
import { snapshotDirectory } from '@ssoctl/core/internal/access/snapshot-file/snapshot-directory';
import type { Why } from '@ssoctl/core/internal/access/types';
import { ERROR_CODES } from '@ssoctl/core/internal/errors/index';
import type { World } from '@ssoctl/core/internal/ports/index';
import type { Context } from '../../kit/context.ts';
import { planView } from '../../views/access-plan.ts';
import { type ShownWhy, whyView } from '../../views/access-why.ts';
import { asking } from './asking.ts';
import { connectAccess } from './connect-access.ts';
import { checkFrom, type FromFile, fromFile } from './read-snapshot.ts';
import { tellGaps } from './tell-answer.ts';
import type { WhyInput } from './why.ts';

export async function run({ args, options }: WhyInput, context: Context): Promise<number> {
  const { output } = context;
  const { user, account, role } = args;
  const question = { user, account, ...(role === undefined ? {} : { permissionSet: role }) };
  checkFrom(options, 'plan', 'instance', 'region');
  if (options.from !== undefined) {
    const file = await fromFile(context, options.from);
    return show(
      context,
      { question, exitCode: options.exitCode },
      await whyThen(await context.world(), file, question),
    );
  }
  const { access } = await connectAccess(context, options);
  if (options.plan) {
    const plan = await asking(context, {}, (ask) => access.plan({ ask: 'why', ...question }, ask));
    output.show(planView, { question: { ask: 'why', ...question }, plan });
    return 0;
  }
  const answer = await asking(context, {}, (ask) => access.why(question, ask));
  return show(context, { question, exitCode: options.exitCode }, answer);
}

function show(
  { output }: Context,
  { question, exitCode }: Pick<ShownWhy, 'question'> & { exitCode: boolean },
  answer: Why,
): number {
  output.show(whyView, { ...answer, question });
  const missing = tellGaps(output, answer);
  if (exitCode && answer.granted === false) return ERROR_CODES.ACCESS_DENIED.exit;
  return answer.granted === undefined ? ERROR_CODES.INCOMPLETE.exit : missing;
}

/** How it was on the day of the snapshot. */
function whyThen({ clock, onEvent }: World, { snapshot }: FromFile, question: ShownWhy['question']): Promise<Why> {
  const scope = { instanceArn: snapshot.instanceArn, caller: 'snapshot' };
  const directory = snapshotDirectory(snapshot);
  return why({ directory, clock, onEvent, store: forgetfulStore(), scope }, question);
}
