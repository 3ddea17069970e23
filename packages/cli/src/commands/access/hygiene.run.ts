import { csvLine } from '@ssoctl/core/internal/access/export/csv';
import { hygiene, type Snapshot } from '@ssoctl/core/internal/access/index';
import type { Context } from '../../kit/context.ts';
import { hygieneSummary, hygieneView } from '../../views/access-hygiene.ts';
import { planView } from '../../views/access-plan.ts';
import { asking } from './asking.ts';
import { connectAccess } from './connect-access.ts';
import type { HygieneInput } from './hygiene.ts';
import { checkFrom, fromFile } from './read-snapshot.ts';
import { checkFormat } from './show-answer.ts';
import { takeSnapshot, WHOLE } from './take-snapshot.ts';
import { tellGaps } from './tell-answer.ts';

const FINDINGS = 9;

export async function run({ options }: HygieneInput, context: Context): Promise<number> {
  const { output } = context;
  checkFormat(output, options);
  checkFrom(options, 'plan', 'fresh', 'instance', 'region');
  if (options.plan) {
    const { access } = await connectAccess(context, options);
    const plan = await asking(context, {}, (ask) => access.plan({ ask: 'snapshot', ...WHOLE }, ask));
    output.show(planView, { question: { ask: 'hygiene' }, plan });
    return 0;
  }
  const snapshot = await snapshotFor(context, options);
  const found = hygiene(snapshot);
  if (options.csv) {
    output.out.write(csvLine(['severity', 'id', 'subject_kind', 'subject_id', 'subject_name', 'detail']));
    for (const { severity, id, subject, detail } of found.findings)
      output.out.write(csvLine([severity, id, subject.kind, subject.id, subject.name, detail]));
  } else output.show(hygieneView, { ...found, takenAt: snapshot.takenAt });
  output.say(hygieneSummary(found.findings));
  if (options.from === undefined) output.say('Asked just now.');
  const missing = tellGaps(output, found);
  const bad = found.findings.some(({ severity }) => severity !== 'info');
  return options.exitCode && bad ? FINDINGS : missing;
}

async function snapshotFor(context: Context, options: HygieneInput['options']): Promise<Snapshot> {
  if (options.from !== undefined) return (await fromFile(context, options.from)).snapshot;
  const { fresh } = options;
  return (await takeSnapshot(context, await connectAccess(context, options), { ...WHOLE, fresh })).snapshot;
}
