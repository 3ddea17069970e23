import { ACCOUNTS, PERMISSION_SETS, pick, rowsOf } from '@ssoctl/core/internal/access/index';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { planView } from '../../views/access-plan.ts';
import { whoView } from '../../views/access-rows.ts';
import { asking } from './asking.ts';
import { connectAccess } from './connect-access.ts';
import { checkFrom, fromFile, toldOf } from './read-snapshot.ts';
import { checkFormat, showAnswer } from './show-answer.ts';
import { unitsIn } from './units-in.ts';
import type { WhoInput } from './who.ts';

export async function run({ options }: WhoInput, context: Context): Promise<number> {
  const { output } = context;
  const { account, permissionSet, from, plan, refresh, csv } = options;
  checkFormat(output, options);
  checkFrom(options, 'plan', 'refresh', 'instance', 'region');
  if (account === undefined)
    throw new SsoctlError('USAGE', 'which account is not said', {
      hint: 'give --account ID or NAME; ssoctl org accounts lists them',
    });
  const asked = { account, ...(permissionSet === undefined ? {} : { permissionSet }) };
  const question = { ask: 'who', ...asked };
  if (from !== undefined) {
    const file = await fromFile(context, from);
    const { accounts, permissionSets } = file.snapshot;
    const { accountId } = pick(ACCOUNTS, account, accounts);
    const arn = permissionSet === undefined ? undefined : pick(PERMISSION_SETS, permissionSet, permissionSets).arn;
    const rows = [...rowsOf(file.snapshot, { accountId, permissionSetArn: arn })];
    const unitOf = unitsIn(file.snapshot);
    return showAnswer(output, whoView, { question, rows, ...toldOf(file) }, { csv, unitOf });
  }
  const { access } = await connectAccess(context, options);
  if (plan) {
    const planned = await asking(context, { refresh }, (ask) => access.plan({ ask: 'who', ...asked }, ask));
    output.show(planView, { question, plan: planned });
    return 0;
  }
  const answer = await asking(context, { refresh }, (ask) => access.who(asked, ask));
  return showAnswer(output, whoView, { question, ...answer }, { csv });
}
