import { csvTable } from '@ssoctl/core/internal/access/export/csv';
import { flatRows } from '@ssoctl/core/internal/access/export/flat-row';
import type { Output } from '../../kit/output.ts';
import type { View } from '../../kit/view.ts';
import { type AccessAnswer, reachSummary, rowsSummary, whoView } from '../../views/access-rows.ts';
import { tellAge, tellGaps } from './tell-answer.ts';

export { checkFormat } from '../org/show-list.ts';

/** Shows rows as they are wanted, and tells how old they are and what they lack. @returns the exit code */
export function showAnswer(
  output: Output,
  view: View<AccessAnswer>,
  answer: AccessAnswer,
  { csv, unitOf = () => undefined }: { csv: boolean; unitOf?: (accountId: string) => string | undefined },
): number {
  if (csv) for (const line of csvTable(flatRows(answer.rows, unitOf))) output.out.write(line);
  else output.show(view, answer);
  output.say(view === whoView ? rowsSummary(answer.rows) : reachSummary(answer.rows));
  if (answer.takenAt === undefined) tellAge(output, answer.ageMs);
  return tellGaps(output, answer);
}
