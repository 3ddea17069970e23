import type { EditPlan, SectionChange } from '../config/edit-plan.ts';
import { lineDifference } from '../config/line-difference.ts';
import { type Edit, planEdit } from '../config/plan-edit.ts';
import { unifiedDiff } from '../config/unified-diff.ts';
import { isSsoctlError } from '../errors/index.ts';
import { TextLines } from '../ini/lines.ts';
import { type IniSource, surveySource } from '../ini/source.ts';
import { lookOver } from './lint.ts';
import { Repairs } from './repairs.ts';
import type { Found, LintInput } from './types.ts';

/** One fix can show what another one mends: sections that became one may say a thing twice. No file takes nearly as many rounds. */
const MOST_ROUNDS = 20;

const BYTE_ORDER_MARK = '\uFEFF';

type Facts = Omit<LintInput, 'config'> & { configFile: string };

/**
 * Plans all that can be mended in the config file without asking anybody. Fixing what is fixed already changes nothing. Each round
 * is read back as every edit is; what is not mended reads as before.
 */
export function planFixes(facts: Facts, before: Uint8Array | undefined): EditPlan {
  const { configFile: file } = facts;
  const plans: EditPlan[] = [];
  let after = before;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const plan = planRound(facts, after);
    if (plan === undefined || plan.changes.length === 0) break;
    plans.push(plan);
    after = plan.after;
  }
  return {
    file,
    changes: together(plans.flatMap(({ changes }) => changes)),
    before,
    after: after ?? new Uint8Array(),
    replan: (other) => planFixes(facts, other),
    get diff() {
      const [only, ...more] = plans;
      if (only === undefined || before === undefined || after === undefined) return '';
      const [was, is] = [linesOf(before, file), linesOf(after, file)];
      const isShown = more.length === 0 && !was.text.startsWith(BYTE_ORDER_MARK);
      return isShown ? only.diff : unifiedDiff(file, was, lineDifference(was, is), false);
    },
  };
}

/** All mends at once; where one of them would change more than it means to, all but such ones. */
function planRound(facts: Facts, bytes: Uint8Array | undefined): EditPlan | undefined {
  const all = attempt(facts, bytes, () => true);
  if (all !== undefined) return all;
  const chosen = new Set<number>();
  let plan: EditPlan | undefined;
  const { length } = mendsFor(facts, surveySource(bytes ?? new Uint8Array(), facts.configFile));
  for (let at = 0; at < length; at += 1) {
    const more = attempt(facts, bytes, (one) => one === at || chosen.has(one));
    if (more === undefined) continue;
    chosen.add(at);
    plan = more;
  }
  return plan;
}

function attempt(facts: Facts, bytes: Uint8Array | undefined, isChosen: (at: number) => boolean): EditPlan | undefined {
  const edit: Edit = {
    file: facts.configFile,
    mends: true,
    make(editor) {
      const repairs = new Repairs();
      for (const [at, mend] of mendsFor(facts, editor.source).entries()) if (isChosen(at)) mend(repairs);
      return repairs.make(editor);
    },
  };
  try {
    const plan = planEdit(edit, bytes);
    return faultsIn(facts, plan.after) > faultsIn(facts, bytes) ? undefined : plan;
  } catch (error) {
    if (isSsoctlError(error, 'CONFIG_INVALID')) return undefined;
    throw error;
  }
}

/** What was hidden, as a broken key of `[DEFAULT]` behind a section's own, must stay so. */
function faultsIn({ configFile }: Facts, bytes: Uint8Array | undefined): number {
  return surveySource(bytes ?? new Uint8Array(), configFile).faults.length;
}

function mendsFor({ configFile: _, ...facts }: Facts, config: IniSource): NonNullable<Found['mend']>[] {
  return lookOver({ ...facts, config }).flatMap(({ found }) => found.mend ?? []);
}

/** A byte order mark is shown as a part of the first line. */
function linesOf(bytes: Uint8Array, file: string): TextLines {
  const { mark, lines } = surveySource(bytes, file);
  return mark === '' ? lines : new TextLines(mark + lines.text);
}

/** What several rounds change in one section is one change of it. */
function together(changes: readonly SectionChange[]): SectionChange[] {
  const bySection = new Map<string, SectionChange>();
  for (const change of changes) {
    const name = `${change.action} ${change.section}`;
    const known = bySection.get(name);
    const keys = [...new Set([...(known?.keys ?? []), ...(change.keys ?? [])])];
    bySection.set(name, change.action === 'change' ? { ...change, keys } : change);
  }
  return [...bySection.values()];
}
