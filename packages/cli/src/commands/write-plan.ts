import { applyPlan } from '@ssoctl/core/internal/config/apply-plan';
import type { EditPlan } from '@ssoctl/core/internal/config/edit-plan';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../kit/context.ts';
import { changesView, diffLines } from '../views/changes.ts';

export interface Writing {
  /** `sessions-add` */
  command: string;
  dryRun: boolean;
  /** Answers were given at a prompt, so what comes of them is shown before it is written. */
  ask: boolean;
  /** What to do with it now. */
  next: string;
}

/** Shows or makes a planned edit, and tells what became of it. @throws CANCELLED and what applying throws */
export async function writePlan(context: Context, plan: EditPlan, writing: Writing): Promise<void> {
  const { output, signal, prompt } = context;
  const { command, dryRun } = writing;
  const view = changesView(command);
  const [change] = plan.changes;
  if (dryRun || change === undefined) {
    output.show(view, { command, plan, applied: { written: false }, dryRun });
    if (change === undefined) output.say(`Nothing to do: ${plan.file} says so already.`);
    return;
  }
  if (writing.ask) {
    const { green, dim } = output.err.colours;
    for (const line of diffLines(plan.diff, green, dim)) output.tell(line);
    const unasked = { missing: `the change to ${plan.file} is not confirmed`, flag: '--yes' };
    if (!(await prompt.confirm('Write this?', unasked))) throw new SsoctlError('CANCELLED', 'nothing was written');
  }
  const applied = await applyPlan(await context.world(), plan, { signal });
  output.show(view, { command, plan, applied, dryRun });
  if (!applied.written) {
    output.say(`Nothing to do: ${plan.file} says so already.`);
    return;
  }
  output.say(`Added [${change.section}] to ${plan.file}.`);
  if (applied.backup !== undefined) output.trace(`the file as it was: ${applied.backup}`);
  output.say(`Next: ${writing.next}`);
}
