import type { Applied, EditPlan, SectionChange } from '@ssoctl/core/internal/config/index';
import type { View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';

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
      if (dryRun) yield* diffLines(plan.diff, colours.green, colours.dim, colours.red);
    },
  };
}

type Paint = (text: string) => string;

/** A unified diff: what comes, what goes and the rest, each in a colour of its own; the signs tell it too. */
export function diffLines(diff: string, added: Paint, other: Paint, removed: Paint = other): string[] {
  if (diff === '') return [];
  const lines = diff.replace(/\n$/, '').split('\n');
  return lines.map((line, at) => {
    // The first two lines name the file.
    if (at > 1 && line.startsWith('+')) return added(line);
    return at > 1 && line.startsWith('-') ? removed(line) : other(line);
  });
}

const ACTIONS = [
  ['add', 'Added', 'to'],
  ['change', 'Changed', 'in'],
  ['remove', 'Removed', 'from'],
] as const;

/** What was done to the file, in one sentence: a section by its name, several by their number. */
export function changesSentence({ file, changes }: Pick<EditPlan, 'file' | 'changes'>): string {
  const kinds = ACTIONS.flatMap(([action, done, where]) => {
    const concerned = changes.filter((change) => change.action === action && change.section !== '');
    return concerned.length === 0 ? [] : [{ done, where, what: sectionsIn(concerned) }];
  });
  const [only, ...others] = kinds;
  if (only === undefined) return `Changed ${file}.`;
  if (others.length === 0) return `${only.done} ${only.what} ${only.where} ${file}.`;
  return `Changed ${file}: ${kinds.map(({ done, what }) => `${done.toLowerCase()} ${what}`).join(', ')}.`;
}

function sectionsIn(changes: readonly SectionChange[]): string {
  const [only, ...others] = changes;
  return others.length === 0 && only !== undefined ? `[${visible(only.section)}]` : `${changes.length} sections`;
}
