import type { AssignmentRequest, Directory } from '../../directory/types.ts';
import { isSsoctlError, SsoctlError } from '../../errors/index.ts';
import type { Clock } from '../../ports/index.ts';
import type { ChangeVerb } from './plan-change.ts';

export interface FollowOptions {
  signal?: AbortSignal | undefined;
  /** Told before each look, with the time since the change was asked for. */
  onWait?: ((waitedMs: number) => void) | undefined;
}

/** Provisioning takes seconds, a minute in an organization that is busy. */
const WAIT_AT_MOST_MS = 5 * 60_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 10_000;
const GROWTH = 1.5;

/** A look that failed so says nothing of the change: the next one may. A request that is new may not be known everywhere yet. */
const MAY_PASS: readonly string[] = [
  'NOT_FOUND',
  'THROTTLED',
  'SERVICE_UNAVAILABLE',
  'TIMED_OUT',
  'NETWORK_UNREACHABLE',
  'PROXY_FAILED',
];

/**
 * Waits until a change that was asked for is made, looking ever more seldom.
 * @throws SERVICE_REJECTED with the service's reason when it came to nothing, TIMED_OUT after five minutes, CANCELLED; in both of these
 * it goes on at AWS. INCOMPLETE when nobody may look.
 */
export async function followChange(
  directory: Pick<Directory, 'creationStatus' | 'deletionStatus'>,
  clock: Clock,
  { request: asked, ...change }: { verb: ChangeVerb; accountId: string; request: AssignmentRequest },
  { signal, onWait }: FollowOptions = {},
): Promise<AssignmentRequest> {
  const startedMs = clock.now();
  const { requestId } = asked;
  let request = asked;
  let waitMs = FIRST_WAIT_MS;
  while (request.status === 'IN_PROGRESS') {
    const waitedMs = clock.now() - startedMs;
    if (waitedMs >= WAIT_AT_MOST_MS) throw unsettled('TIMED_OUT', 'is not made after five minutes', change, requestId);
    onWait?.(waitedMs);
    try {
      await clock.sleep(Math.min(waitMs, WAIT_AT_MOST_MS - waitedMs), signal);
      request = await (change.verb === 'grant'
        ? directory.creationStatus(requestId, { signal })
        : directory.deletionStatus(requestId, { signal }));
    } catch (error) {
      if (signal?.aborted) throw unsettled('CANCELLED', 'was asked for and goes on at AWS', change, requestId);
      if (!isSsoctlError(error)) throw error;
      if (!MAY_PASS.includes(error.code)) {
        const what = `was asked for, and what became of it cannot be told: ${error.message}`;
        throw unsettled('INCOMPLETE', what, change, requestId);
      }
    }
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * GROWTH);
  }
  if (request.status === 'SUCCEEDED') return request;
  const reason = request.failureReason ?? 'no reason was given';
  throw new SsoctlError('SERVICE_REJECTED', `the service could not ${change.verb} it: ${reason}`, {
    hint: `nothing should have changed; look with: ssoctl access who --account ${change.accountId}`,
    details: { requestId, failureReason: request.failureReason },
  });
}

function unsettled(
  code: 'TIMED_OUT' | 'CANCELLED' | 'INCOMPLETE',
  what: string,
  { verb, accountId }: { verb: ChangeVerb; accountId: string },
  requestId: string,
): SsoctlError {
  return new SsoctlError(code, `the ${verb} ${what} (request ${requestId})`, {
    hint: `look with: ssoctl access who --account ${accountId}`,
    details: { requestId },
  });
}
