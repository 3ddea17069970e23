import type { Applied, EditPlan } from '@ssoctl/core/internal/config/index';
import type { View } from '../kit/view.ts';

export interface Changes {
  /** `sessions-add`, `profiles-add` */
  command: string;
  plan: EditPlan;
  applied: Applied;
  /** Show what would be written instead of what was. */
  dryRun: boolean;
}

export function changesView(command: Changes['command']): View<Changes> {
  return {
    schema: `ssoctl/${command}/1`,
    json: ({ plan, applied }) => ({
      changes: plan.changes,
      written: applied.written,
      ...(applied.backup === undefined ? {} : { backup: applied.backup }),
    }),
    *lines({ plan, dryRun }, { colours }) {
      if (dryRun) yield* diffLines(plan.diff, colours.green, colours.dim);
    },
  };
}

/** A unified diff, what is added in one colour and the rest in another; the signs tell it too. */
export function diffLines(diff: string, added: (text: string) => string, other: (text: string) => string): string[] {
  const lines = diff.replace(/\n$/, '').split('\n');
  return diff === '' ? [] : lines.map((line) => (/^\+(?!\+\+)/.test(line) ? added(line) : other(line)));
}
