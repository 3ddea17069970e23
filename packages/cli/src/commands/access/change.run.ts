import { type AppliedChange, applyChange } from '@ssoctl/core/internal/access/change/apply-change';
import type { ChangePlan, ChangeVerb, WantedChange } from '@ssoctl/core/internal/access/change/plan-change';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { duration } from '../../kit/relative-time.ts';
import { startTally } from '../../kit/tally.ts';
import { changeLines, changeView, commandLine } from '../../views/access-change.ts';
import type { ChangeInput } from './change-options.ts';
import { type AccessConnection, connectAccess } from './connect-access.ts';
import { tellGaps } from './tell-answer.ts';

export const grant = (input: ChangeInput, context: Context) => change('grant', input, context);
export const revoke = (input: ChangeInput, context: Context) => change('revoke', input, context);

async function change(verb: ChangeVerb, { options }: ChangeInput, context: Context): Promise<number> {
  const { output, signal } = context;
  const wanted = wantedOf(verb, options);
  const connection = await connectAccess(context, options);
  const plan = await connection.access.planChange(wanted, { signal });
  const isAsked = plan.needed && !options.dryRun && !options.yes;
  if (isAsked) await confirm(context, plan);
  const applied = plan.needed && !options.dryRun ? await apply(context, connection, plan) : undefined;
  // Whoever was asked at this terminal has just seen it.
  const isSeen = isAsked && output.out.terminal && !output.options.json;
  if (!isSeen) output.show(changeView, { plan, applied });
  const missing = tellGaps(output, plan);
  if (!plan.needed)
    output.say(verb === 'grant' ? 'Nothing to do: it is assigned already.' : 'Nothing to do: it is not assigned.');
  if (applied === undefined) return missing;
  output.say(`${verb === 'grant' ? 'Granted' : 'Revoked'} in ${duration(applied.tookMs)}.`);
  output.say('To take it back:');
  output.say(`  ${commandLine(applied.undo)}`);
  return missing;
}

/** @throws USAGE */
function wantedOf(verb: ChangeVerb, { account, permissionSet, user, group }: ChangeInput['options']): WantedChange {
  const missing = [
    ...(account === undefined ? ['--account ACCOUNT'] : []),
    ...(permissionSet === undefined ? ['--permission-set NAME'] : []),
    ...(user === undefined && group === undefined ? ['--user USER or --group GROUP'] : []),
  ];
  const principal = user !== undefined ? { user } : group !== undefined ? { group } : undefined;
  if (account === undefined || permissionSet === undefined || principal === undefined)
    throw new SsoctlError('USAGE', `what to ${verb} is not said: give ${missing.join(', ')}`, {
      hint: `run: ssoctl access ${verb} --help`,
    });
  return { verb, account, permissionSet, principal };
}

/** Shows the plan and asks for a yes. @throws CANCELLED, ANSWER_NEEDED */
async function confirm({ output, prompt, now }: Context, plan: ChangePlan): Promise<void> {
  if (prompt.usable) for (const line of changeLines(plan, { ...output.err, nowMs: now() })) output.tell(line);
  const unasked = { missing: `the ${plan.verb} is not confirmed`, flag: '--yes' };
  const question = plan.verb === 'grant' ? 'Grant it?' : 'Revoke it?';
  if (!(await prompt.confirm(question, unasked))) throw new SsoctlError('CANCELLED', 'nothing was changed');
}

async function apply(
  context: Context,
  { directory, region }: AccessConnection,
  plan: ChangePlan,
): Promise<AppliedChange> {
  const { output, signal, globals } = context;
  const tally = startTally(output);
  try {
    return await applyChange(await context.world(), directory, region, plan, {
      signal,
      onRollback: (path) => output.trace(`how to take it back: ${path}`),
      how: globals.profile === undefined ? [] : ['--profile', globals.profile],
      onWait: (waitedMs) => tally.update(`Waiting for AWS, ${duration(waitedMs)}`),
    });
  } finally {
    tally.end();
  }
}
