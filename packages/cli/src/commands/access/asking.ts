import type { AskOptions } from '@ssoctl/core/internal/access/types';
import type { Context } from '../../kit/context.ts';
import { type Progress, startProgress } from '../../kit/progress.ts';
import { tellPlan } from './tell-answer.ts';

/** What is over sooner needs no bar. */
const WORTH_A_BAR_SECONDS = 2;

/** Asks with the plan told where it takes long, and progress on stderr. */
export async function asking<T>(
  { output, signal }: Context,
  { refresh, what = 'Asking' }: { refresh?: boolean | undefined; what?: string },
  ask: (options: AskOptions) => Promise<T>,
): Promise<T> {
  let progress: Progress | undefined;
  try {
    return await ask({
      signal,
      refresh,
      onPlan(plan) {
        tellPlan(output, plan);
        if (plan.seconds >= WORTH_A_BAR_SECONDS) progress ??= startProgress(output, what);
      },
      onProgress: ({ done, total }) => progress?.update(done, total),
    });
  } finally {
    progress?.end();
  }
}
