import { type Applied, applyPlan } from '@ssoctl/core/internal/config/apply-plan';
import type { EditPlan } from '@ssoctl/core/internal/config/edit-plan';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../kit/context.ts';
import { changesSentence, changesView, diffLines } from '../views/changes.ts';
import { tellConfigFile } from './tell-config-file.ts';

/** A longer diff is summed up before the question. */
const SHOWN_LINES = 60;

export interface Writing {
  /** `sessions-add` */
  command: string;
  dryRun: boolean;
  /** Shown and asked about before it is written: answers were given at a prompt, or something could be lost. */
  ask: boolean;
  /** Why it is asked about, where nobody can be. Default: that it is not confirmed. */
  because?: string | undefined;
  /** What was done. Default: which sections were added, changed and removed. */
  done?: string | undefined;
  /** What to do with it now. */
  next?: string | undefined;
  /** Shows the result. Default: the changes. */
  show?: ((applied: Applied) => Promise<void> | void) | undefined;
}

/**
 * Shows or makes a planned edit, and tells what became of it.
 * @throws CANCELLED, ANSWER_NEEDED, and what applying throws
 */
export async function writePlan(context: Context, plan: EditPlan, writing: Writing): Promise<Applied> {
  const { output, signal } = context;
  const { command, dryRun } = writing;
  const isNeeded = plan.changes.length > 0;
  const writes = isNeeded && !dryRun;
  if (writes && writing.ask) await confirmPlan(context, plan, writing.because);
  const applied = writes ? await applyPlan(await context.world(), plan, { signal }) : { written: false };
  if (writing.show) await writing.show(applied);
  else output.show(changesView(command), { command, plan, applied, dryRun });
  if (!isNeeded || (writes && !applied.written)) output.say(`Nothing to do: ${plan.file} says so already.`);
  if (!applied.written) return applied;
  output.say(writing.done ?? changesSentence(plan));
  tellCopies(context, plan, applied);
  if (writing.next !== undefined) {
    output.say(`Next: ${writing.next}`);
    tellConfigFile(context);
  }
  return applied;
}

/** Tells where a copy of the file was kept, as far as anybody needs to know. */
export function tellCopies({ output }: Pick<Context, 'output'>, { file }: EditPlan, applied: Applied): void {
  if (applied.backup !== undefined) output.trace(`the file as it was: ${applied.backup}`);
  if (applied.setAside !== undefined)
    output.warn(
      `two other programs changed ${file} at the same time; what one of them wrote is kept aside`,
      `compare it with the file: diff '${applied.setAside}' '${file}'`,
    );
}

/** Shows a planned edit and asks for a yes. @throws CANCELLED, ANSWER_NEEDED */
export async function confirmPlan({ output, prompt }: Context, plan: EditPlan, because?: string): Promise<void> {
  if (prompt.usable) {
    const { green, dim, red } = output.err.colours;
    const lines = diffLines(plan.diff, green, dim, red);
    for (const line of lines.slice(0, SHOWN_LINES)) output.tell(line);
    const more = lines.length - SHOWN_LINES;
    if (more > 0) output.tell(dim(`… ${more} more lines; --dry-run prints them all`));
  }
  const unasked = { missing: because ?? `the change to ${plan.file} is not confirmed`, flag: '--yes' };
  if (!(await prompt.confirm('Write this?', unasked))) throw new SsoctlError('CANCELLED', 'nothing was written');
}
