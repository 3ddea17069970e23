import { gatherAll } from '../asking/gather.ts';
import { type AccessDeps, closeInquiry, type Inquiry, openInquiry } from '../asking/inquiry.ts';
import { planFor } from '../plan/plan-for.ts';
import type { Sizes } from '../plan/sizes.ts';
import type { CallPlan, Strategy } from '../types.ts';
import { openMemory } from '../walk/memory.ts';
import { createChannel } from './channel.ts';
import type { SnapshotPart } from './part.ts';
import { replayParts, takeAssignments } from './take-assignments.ts';
import { takeAccounts, takeAccountTags, takeOrganization } from './take-organization.ts';
import { takeMembers, takePeople } from './take-people.ts';
import type { SnapshotOptions, Taking, Walking } from './taking.ts';

const RESUME_WITHIN_MS = 6 * 3_600_000;
/** Parts that wait for whoever takes them. */
const ROOM = 32;

/**
 * The whole organization, part after part as it is learnt; what a run that was interrupted has learnt comes first and is not asked
 * again. Nothing is held but a line for each account, permission set and group. Calls wait while nobody takes what they brought.
 * @throws what ends all: CANCELLED, credentials that are over. Any other failure is a part.
 */
export async function* snapshotParts(
  deps: AccessDeps,
  options: SnapshotOptions = {},
): AsyncGenerator<SnapshotPart, void, undefined> {
  const stop = new AbortController();
  const signal = options.signal === undefined ? stop.signal : AbortSignal.any([options.signal, stop.signal]);
  const inquiry = await openInquiry(deps, { ...options, signal });
  const channel = createChannel<SnapshotPart>(ROOM, () => stop.abort());
  const taking: Taking = { inquiry, options, put: (part) => channel.put(part) };
  const running = take(taking)
    .then(() => channel.end())
    .catch((error: unknown) => channel.end({ error }))
    .finally(() => closeInquiry(inquiry));
  try {
    yield* channel.taken();
  } finally {
    await running;
  }
}

async function take(taking: Taking): Promise<void> {
  const { inquiry, options, put } = taking;
  const { deps } = inquiry;
  const told: Promise<void>[] = [];
  inquiry.onGap = (gap) => void told.push(put({ part: 'gap', gap }).catch(() => {}));

  const arns = new Map<string, string>();
  const pages = inquiry.directory.permissionSets({ signal: inquiry.signal });
  const [accountIds, setsAreKnown] = await Promise.all([
    takeAccounts(taking),
    gatherAll(inquiry, 'ListPermissionSets', pages, (arn) => arn, arns),
    takeOrganization(taking),
  ]);
  const permissionSetArns = [...arns.keys()];
  const plan = planSnapshot(inquiry, options, accountIds, setsAreKnown ? permissionSetArns : undefined);
  options.onPlan?.(plan);
  inquiry.progress.expect(plan.calls.strategy + plan.calls.naming);

  const memory = await openMemory(deps.store.walk(deps.scope, 'snapshot'), deps.clock, {
    way: wayOf(plan.strategy, options),
    maxAgeMs: options.resumeWithinMs ?? RESUME_WITHIN_MS,
    fresh: options.fresh || options.refresh,
  });
  const walking: Walking = { ...taking, memory };
  try {
    const { instanceArn, identityStoreId } = deps.directory;
    await put({
      part: 'start',
      startedAt: iso(Math.min(memory.startedMs, inquiry.startedMs)),
      instanceArn,
      identityStoreId,
    });
    await put({ part: 'plan', plan });
    await replayParts(walking);
    const ground = { accountIds: accountIds ?? [], permissionSetArns, setsAreKnown };
    const [asked] = await Promise.all([
      takeMembers(walking),
      takeAssignments(walking, plan.strategy, ground),
      options.tags ? takeAccountTags(walking, ground.accountIds) : undefined,
    ]);
    await takePeople(walking, asked);
  } catch (error) {
    await memory.flush();
    throw error;
  }
  // What may be answered another time is asked for then, and only that.
  if (inquiry.gaps.some(({ code }) => MAY_PASS.includes(code))) await memory.flush();
  else await memory.forget();
  await Promise.all(told);
  await put({
    part: 'end',
    takenAt: iso(deps.clock.now()),
    complete: inquiry.gaps.length === 0,
    made: inquiry.counted.made(),
  });
}

const MAY_PASS: readonly string[] = [
  'THROTTLED',
  'SERVICE_UNAVAILABLE',
  'TIMED_OUT',
  'NETWORK_UNREACHABLE',
  'PROXY_FAILED',
];

/** Undefined lists: they are not known as a whole, and cannot be walked along. */
export function planSnapshot(
  { book }: Inquiry,
  options: SnapshotOptions,
  accountIds: readonly string[] | undefined,
  permissionSetArns: readonly string[] | undefined,
): CallPlan {
  const sizes: Sizes = {
    accounts: accountIds?.length ?? book.accounts.count,
    permissionSets: permissionSetArns?.length,
    users: book.users.count,
    groups: book.groups.count,
    pairs: book.pairs,
  };
  const without: Partial<Record<Strategy, string>> = {
    ...(accountIds === undefined ? { 'by-account': 'the accounts could not be listed' } : {}),
    ...(permissionSetArns === undefined ? { 'by-set': 'the permission sets could not be listed' } : {}),
  };
  return planFor({ ask: 'snapshot', ...options }, sizes, { take: options.strategy, without });
}

/** What decides which calls are made. */
function wayOf(strategy: Strategy, { drift, policies, tags }: SnapshotOptions): string {
  return [strategy, drift && 'drift', policies && 'policies', tags && 'tags'].filter(Boolean).join(' ');
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
