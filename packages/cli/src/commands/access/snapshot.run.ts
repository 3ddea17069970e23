import { resolve } from 'node:path';
import { writeSnapshot } from '@ssoctl/core/internal/access/snapshot-file/snapshot-file';
import type { Context } from '../../kit/context.ts';
import { planView } from '../../views/access-plan.ts';
import { snapshotView } from '../../views/access-snapshot.ts';
import { asking } from './asking.ts';
import { connectAccess } from './connect-access.ts';
import type { SnapshotInput } from './snapshot.ts';
import { stampedName } from './snapshot-name.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { tellGaps } from './tell-answer.ts';

export async function run({ options }: SnapshotInput, context: Context): Promise<number> {
  const { output } = context;
  const { noPolicies, noDrift, tags, fresh } = options;
  const wanted = { policies: !noPolicies, drift: !noDrift, tags, units: true, fresh };
  const connection = await connectAccess(context, options);
  if (options.plan) {
    const plan = await asking(context, {}, (ask) => connection.access.plan({ ask: 'snapshot', ...wanted }, ask));
    output.show(planView, { question: { ask: 'snapshot' }, plan });
    return 0;
  }
  const taken = await takeSnapshot(context, connection, wanted);
  const file = options.output ?? `${stampedName(context.now())}.json`;
  const { files } = await context.world();
  await writeSnapshot(files, resolve(file), taken.snapshot);
  output.show(snapshotView, { file, ...taken });
  return tellGaps(output, taken.snapshot);
}
