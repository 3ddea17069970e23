import { collect, type Snapshot, type SnapshotOptions } from '@ssoctl/core/internal/access/index';
import type { CallPlan } from '@ssoctl/core/internal/access/types';
import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { duration } from '../../kit/relative-time.ts';
import { asking } from './asking.ts';
import type { AccessConnection } from './connect-access.ts';

/** All that is told of an organization, and how it was asked. */
export interface TakenSnapshot {
  snapshot: Snapshot;
  plan: CallPlan;
  made: Readonly<Record<string, number>>;
  /** Part of it was learnt by a run that was interrupted. */
  resumed: boolean;
}

/** What a snapshot holds unless it is left out: what hygiene looks at, and the report shows. */
export const WHOLE: SnapshotOptions = { policies: true, drift: true, units: true };

/**
 * Takes a snapshot with progress on stderr; goes on where a run was interrupted, and says so.
 * @throws what ends all, with the word that it can be gone on with
 */
export async function takeSnapshot(
  context: Context,
  { access, region }: AccessConnection,
  options: SnapshotOptions,
): Promise<TakenSnapshot> {
  const { output } = context;
  const beganMs = context.now();
  const collected = collect();
  let resumed = false;
  try {
    await asking(context, { what: 'Walking the organization' }, async (ask) => {
      for await (const part of access.parts({ ...options, ...ask, refresh: options.refresh })) {
        if (part.part === 'start') {
          const startedMs = Date.parse(part.startedAt);
          resumed = beganMs - startedMs > 1000;
          if (resumed)
            output.say(
              `Going on with the walk that was begun ${duration(beganMs - startedMs)} ago; --fresh begins anew.`,
            );
        }
        collected.add(part);
      }
    });
  } catch (error) {
    throw goesOn(error);
  }
  const { plan, made, ...snapshot } = collected.whole(region);
  return { snapshot, plan, made, resumed };
}

/** What was learnt is kept: whoever ends here need not begin anew. */
function goesOn(error: unknown): unknown {
  if (!isSsoctlError(error, 'CANCELLED', 'CREDENTIALS_EXPIRED', 'SIGN_IN_REQUIRED', 'SESSION_ENDED')) return error;
  const kept = 'what was learnt is kept, and the same command goes on from there';
  if (error.code === 'CANCELLED') return new SsoctlError('CANCELLED', `cancelled; ${kept}`, { cause: error });
  const hint = error.hint === undefined ? kept : `${error.hint}; ${kept}`;
  return new SsoctlError(error.code, error.message, { hint, details: error.details, cause: error });
}
