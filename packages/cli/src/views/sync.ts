import type { Applied, EditPlan } from '@ssoctl/core/internal/config/index';
import type { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { SyncOutcome } from '@ssoctl/core/internal/sync/outcome';
import type { View } from '../kit/view.ts';
import { diffLines } from './changes.ts';
import { failureOf } from './failure.ts';

/** A call that failed while the rest went on. */
export interface Gap {
  operation: 'ListAccounts' | 'ListAccountRoles';
  session: string;
  accountId?: string;
  error: SsoctlError;
}

export interface SyncResult {
  outcome: SyncOutcome;
  plan: EditPlan;
  applied: Applied;
  gaps: readonly Gap[];
  /** Show what would be written instead of what was. */
  dryRun: boolean;
}

export const syncView: View<SyncResult> = {
  schema: 'ssoctl/profiles-sync/1',
  json: ({ outcome, applied, gaps }) => ({
    add: outcome.add,
    change: outcome.change,
    remove: outcome.remove,
    kept: outcome.kept,
    keep: outcome.keep,
    collisions: outcome.collisions,
    settings: outcome.settings,
    complete: gaps.length === 0,
    errors: gaps.map(({ operation, session, accountId, error }) => ({
      ...failureOf(operation, error, accountId),
      session,
    })),
    written: applied.written,
    ...(applied.backup === undefined ? {} : { backup: applied.backup }),
  }),
  *lines({ plan, dryRun }, { colours }) {
    if (dryRun) yield* diffLines(plan.diff, colours.green, colours.dim);
  },
};
