import type { Assignment, AssignmentRequest, Directory } from '../../directory/types.ts';
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

/** A change that was asked for. */
export interface AskedChange {
  verb: ChangeVerb;
  assignment: Assignment;
}

/**
 * Waits until a change that was asked for is made.
 * @throws SERVICE_REJECTED with the service's reason when it came to nothing, TIMED_OUT after five minutes, CANCELLED; in both of these
 * it goes on at AWS. INCOMPLETE when nobody may look.
 */
export async function followChange(
  directory: Pick<Directory, 'creationStatus' | 'deletionStatus'>,
  clock: Clock,
  change: AskedChange & { request: AssignmentRequest },
  options: FollowOptions = {},
): Promise<AssignmentRequest> {
  const { requestId } = change.request;
  const { signal } = options;
  const isOver = ({ status }: AssignmentRequest) => status !== 'IN_PROGRESS';
  const look = () =>
    change.verb === 'grant'
      ? directory.creationStatus(requestId, { signal })
      : directory.deletionStatus(requestId, { signal });
  const request = isOver(change.request)
    ? change.request
    : await patiently(clock, { ...change, requestId }, options, async () => {
        const seen = await look();
        return isOver(seen) ? seen : undefined;
      });
  if (request.status === 'SUCCEEDED') return request;
  const reason = request.failureReason ?? 'no reason was given';
  throw new SsoctlError('SERVICE_REJECTED', `the service could not ${change.verb} it: ${reason}`, {
    hint: `nothing should have changed; ${lookYourself(change)}`,
    details: { requestId, failureReason: request.failureReason },
  });
}

/**
 * Waits until a change stands whose request nobody knows: the answer that told it was lost, or somebody else asked for the same.
 * @throws as {@link followChange}
 */
export async function awaitChange(
  directory: Pick<Directory, 'assignments'>,
  clock: Clock,
  change: AskedChange,
  options: FollowOptions = {},
): Promise<void> {
  const wanted = change.verb === 'grant';
  await patiently(clock, change, options, async () => {
    return (await isAssigned(directory, change.assignment, options.signal)) === wanted ? true : undefined;
  });
}

export async function isAssigned(
  directory: Pick<Directory, 'assignments'>,
  { accountId, permissionSetArn, principalType, principalId }: Assignment,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  for await (const page of directory.assignments(accountId, permissionSetArn, { signal }))
    if (page.some((one) => one.principalType === principalType && one.principalId === principalId)) return true;
  return false;
}

type Unsettled = AskedChange & { requestId?: string | undefined };

/** Looks ever more seldom until there is something to see. */
async function patiently<T>(
  clock: Clock,
  change: Unsettled,
  { signal, onWait }: FollowOptions,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const startedMs = clock.now();
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(LONGEST_WAIT_MS, waitMs * GROWTH)) {
    const waitedMs = clock.now() - startedMs;
    if (waitedMs >= WAIT_AT_MOST_MS) throw unsettled('TIMED_OUT', 'is not made after five minutes', change);
    onWait?.(waitedMs);
    try {
      await clock.sleep(Math.min(waitMs, WAIT_AT_MOST_MS - waitedMs), signal);
      const seen = await look();
      if (seen !== undefined) return seen;
    } catch (error) {
      if (signal?.aborted) throw unsettled('CANCELLED', 'was asked for and goes on at AWS', change);
      if (!isSsoctlError(error)) throw error;
      if (!MAY_PASS.includes(error.code))
        throw unsettled('INCOMPLETE', `was asked for, and what became of it cannot be told: ${error.message}`, change);
    }
  }
}

function unsettled(code: 'TIMED_OUT' | 'CANCELLED' | 'INCOMPLETE', what: string, change: Unsettled): SsoctlError {
  const { verb, requestId } = change;
  const which = requestId === undefined ? '' : ` (request ${requestId})`;
  return new SsoctlError(code, `the ${verb} ${what}${which}`, { hint: lookYourself(change), details: { requestId } });
}

const lookYourself = ({ assignment }: AskedChange) => `look with: ssoctl access who --account ${assignment.accountId}`;
