import type { Applied, EditPlan } from '@ssoctl/core/internal/config/index';
import type { Finding, Severity } from '@ssoctl/core/internal/lint/index';
import type { Colours } from '../kit/sink.ts';
import { table } from '../kit/table.ts';
import type { Page, View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import { wrap } from '../kit/wrap.ts';
import { diffLines } from './changes.ts';

export interface LintResult {
  /** What there is, or what is left. */
  findings: readonly Finding[];
  /** Where it was mended. */
  plan?: EditPlan;
  applied?: Applied;
  /** Show what would be written instead of what there is. */
  dryRun?: boolean;
}

/** On a terminal by file, each finding with what to do; elsewhere a line each: file, line, severity, id, message. */
export const lintView: View<LintResult> = {
  schema: 'ssoctl/profiles-lint/1',
  json: ({ findings, plan, applied }) => ({
    findings,
    ...(plan && applied ? { changes: plan.changes, written: applied.written } : {}),
    ...(applied?.backup === undefined ? {} : { backup: applied.backup }),
  }),
  *lines({ findings, plan, dryRun }, page) {
    const { green, dim, red } = page.colours;
    if (dryRun && plan) yield* diffLines(plan.diff, green, dim, red);
    else if (page.terminal) yield* byFile(findings, page);
    else yield* asRows(findings, page);
  },
};

function asRows(findings: readonly Finding[], page: Page): string[] {
  const titles = ['FILE', 'LINE', 'SEVERITY', 'ID', 'MESSAGE'];
  const rows = findings.map(({ file, line, severity, id, message }) => [file, String(line), severity, id, message]);
  return table(
    titles.map((title) => ({ title })),
    rows,
    page,
  );
}

const WORDS: Record<Severity, string> = { error: 'error', warn: 'warning', info: 'note' };
const PAINTS = ({ red, yellow, cyan }: Colours): Record<Severity, (text: string) => string> => ({
  error: red,
  warn: yellow,
  info: cyan,
});
const WIDEST_WORD = 7;
const WIDEST_TEXT = 96;

function* byFile(findings: readonly Finding[], page: Page): Generator<string> {
  const { bold, dim } = page.colours;
  const places = Math.max(...findings.map(({ line }) => String(line).length), 0);
  let file: string | undefined;
  for (const finding of findings) {
    if (finding.file !== file) {
      if (file !== undefined) yield '';
      file = finding.file;
      yield bold(visible(file));
    }
    const { line, severity, id, message, fix } = finding;
    const indent = 2 + places + 2 + WIDEST_WORD + 2;
    const width = Math.max(30, Math.min(page.columns, WIDEST_TEXT + indent) - indent);
    const word = WORDS[severity].padEnd(WIDEST_WORD);
    const [first = '', ...more] = wrap(`${visible(message)} [${id}]`, width);
    yield `  ${String(line).padStart(places)}  ${PAINTS(page.colours)[severity](word)}  ${first}`;
    const rest = fix === undefined ? [] : wrap(`fix: ${visible(fix)}`, width);
    for (const text of more) yield ' '.repeat(indent) + text;
    for (const text of rest) yield ' '.repeat(indent) + dim(text);
  }
}

/** `2 errors, 1 warning, 3 notes.` */
export function lintSummary(findings: readonly Finding[]): string {
  const parts = (['error', 'warn', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [`${count} ${WORDS[severity]}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'Nothing was found.' : `${parts.join(', ')}.`;
}
