import type { Finding, Hygiene, Severity } from '@ssoctl/core/internal/access/types';
import type { Colours } from '../kit/sink.ts';
import { table } from '../kit/table.ts';
import type { Page, View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import { wrap } from '../kit/wrap.ts';
import { counted } from './access-words.ts';

export interface ShownHygiene extends Hygiene {
  takenAt: string;
}

const WORDS: Record<Severity, string> = { error: 'error', warn: 'warning', info: 'note' };
const PAINTS = ({ red, yellow, cyan }: Colours): Record<Severity, (text: string) => string> => ({
  error: red,
  warn: yellow,
  info: cyan,
});
const KINDS: Record<Finding['subject']['kind'], string> = {
  user: 'user',
  group: 'group',
  'permission-set': 'permission set',
  account: 'account',
};
const WIDEST_TEXT = 96;

/** On a terminal by kind of finding, the gravest first; elsewhere a line each: severity, id, kind, id and name of the subject, detail. */
export const hygieneView: View<ShownHygiene> = {
  schema: 'ssoctl/access-hygiene/1',
  json: ({ findings, complete, errors, takenAt }) => ({ takenAt, findings, complete, errors }),
  *lines({ findings }, page) {
    if (page.terminal) yield* byKind(findings, page);
    else
      yield* table(
        [],
        findings.map(({ severity, id, subject, detail }) => [
          severity,
          id,
          subject.kind,
          subject.id,
          subject.name ?? '',
          detail,
        ]),
        page,
      );
  },
};

function* byKind(findings: readonly Finding[], page: Page): Generator<string> {
  const { bold, dim } = page.colours;
  let last: string | undefined;
  for (const { id, severity, subject, detail } of findings) {
    if (id !== last) {
      const many = findings.filter((finding) => finding.id === id).length;
      if (last !== undefined) yield '';
      yield `${PAINTS(page.colours)[severity](WORDS[severity])}  ${bold(id)}  ${dim(String(many))}`;
      last = id;
    }
    const name = `${KINDS[subject.kind]} ${visible(subject.name ?? subject.id)}`;
    const width = Math.max(30, Math.min(page.columns, WIDEST_TEXT) - 4);
    const [first = '', ...more] = wrap(`${name}: ${visible(detail)}`, width);
    yield `  ${first}`;
    for (const line of more) yield `    ${line}`;
  }
}

/** `2 errors, 1 warning, 3 notes.` */
export function hygieneSummary(findings: readonly Finding[]): string {
  const parts = (['error', 'warn', 'info'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, WORDS[severity])];
  });
  return parts.length === 0 ? 'Nothing was found.' : `${parts.join(', ')}.`;
}
