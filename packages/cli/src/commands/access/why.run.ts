import { ERROR_CODES } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { planView } from '../../views/access-plan.ts';
import { whyView } from '../../views/access-why.ts';
import { asking } from './asking.ts';
import { connectAccess } from './connect-access.ts';
import { tellGaps } from './tell-answer.ts';
import type { WhyInput } from './why.ts';

export async function run({ args, options }: WhyInput, context: Context): Promise<number> {
  const { output } = context;
  const { user, account, role } = args;
  const question = { user, account, ...(role === undefined ? {} : { permissionSet: role }) };
  const { access } = await connectAccess(context, options);
  if (options.plan) {
    const plan = await asking(context, {}, (ask) => access.plan({ ask: 'why', ...question }, ask));
    output.show(planView, { question: { ask: 'why', ...question }, plan });
    return 0;
  }
  const answer = await asking(context, {}, (ask) => access.why(question, ask));
  output.show(whyView, { ...answer, question });
  const missing = tellGaps(output, answer);
  if (options.exitCode && answer.granted === false) return ERROR_CODES.ACCESS_DENIED.exit;
  return answer.granted === undefined ? ERROR_CODES.INCOMPLETE.exit : missing;
}
