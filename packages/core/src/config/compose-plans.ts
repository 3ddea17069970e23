import { SsoctlError } from '../errors/index.ts';
import { surveySource } from '../ini/source.ts';
import type { EditPlan, SectionChange } from './edit-plan.ts';
import { lineDifference } from './line-difference.ts';
import { unifiedDiff } from './unified-diff.ts';

/** An edit as a function of the file's bytes. @throws whatever stands against it */
export type PlanOn = (before: Uint8Array | undefined) => EditPlan;

/**
 * Several edits of one file as one, which is shown, written and undone as a whole: each is worked out on what the one before it
 * leaves.
 * @throws whatever stands against one of them
 */
export function composePlans(file: string, steps: readonly PlanOn[], before: Uint8Array | undefined): EditPlan {
  const plans: EditPlan[] = [];
  let after = before;
  for (const step of steps) {
    const plan = step(after);
    if (plan.file !== file) throw new SsoctlError('INTERNAL', `an edit of ${plan.file} is among those of ${file}`);
    if (plan.changes.length === 0) continue;
    plans.push(plan);
    after = plan.after;
  }
  const [only, ...others] = plans;
  const result = after ?? new Uint8Array();
  let diff: string | undefined;
  return {
    file,
    changes: merged(plans.flatMap(({ changes }) => changes)),
    before,
    after: result,
    replan: (other) => composePlans(file, steps, other),
    get diff() {
      diff ??= only !== undefined && others.length === 0 ? only.diff : difference(file, before, result);
      return diff;
    },
  };
}

function difference(file: string, before: Uint8Array | undefined, after: Uint8Array): string {
  const old = surveySource(before ?? new Uint8Array(), file).lines;
  return unifiedDiff(file, old, lineDifference(old, surveySource(after, file).lines), before === undefined);
}

/** What all changes together mean for each section, where it was first told of. */
function merged(changes: readonly SectionChange[]): SectionChange[] {
  const sections = new Map<string, SectionChange>();
  for (const change of changes) {
    const earlier = sections.get(change.section);
    const both = earlier === undefined ? change : together(earlier, change);
    if (both === undefined) sections.delete(change.section);
    else sections.set(change.section, both);
  }
  return [...sections.values()];
}

function together(earlier: SectionChange, later: SectionChange): SectionChange | undefined {
  if (later.action === 'remove') return earlier.action === 'add' ? undefined : later;
  if (earlier.action === 'remove') return { ...later, action: 'change' };
  return { ...earlier, keys: [...new Set([...(earlier.keys ?? []), ...(later.keys ?? [])])] };
}
