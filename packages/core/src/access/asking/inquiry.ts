import { throwIfCancelled } from '../../call/cancelled.ts';
import type { Directory } from '../../directory/types.ts';
import type { SsoctlError } from '../../errors/index.ts';
import type { Clock, OnEvent } from '../../ports/index.ts';
import { type Book, openBook } from '../names/book.ts';
import type { Sizes } from '../plan/sizes.ts';
import type { AccessStore, Scope } from '../store/types.ts';
import type { AskOptions, CallPlan, Gap, Told } from '../types.ts';
import { type Counted, counted } from './counted.ts';
import { type GapSubject, gapOf, survivable } from './gaps.ts';
import { createPatience, type Patience } from './patience.ts';
import { createProgress, type ProgressMeter } from './progress.ts';

/** What questions are asked with. */
export interface AccessDeps {
  directory: Directory;
  clock: Clock;
  onEvent: OnEvent;
  store: AccessStore;
  /** Whose view of which instance it is: what is kept for one is never taken for another's. */
  scope: Scope;
}

/** One question while it is being answered. */
export interface Inquiry {
  readonly deps: AccessDeps;
  /** Counts its calls. */
  readonly directory: Directory;
  readonly counted: Counted;
  readonly options: AskOptions;
  readonly signal: AbortSignal | undefined;
  readonly startedMs: number;
  readonly book: Book;
  readonly patience: Patience;
  readonly progress: ProgressMeter;
  readonly gaps: Gap[];
  /** Told of each gap at once. */
  onGap: (gap: Gap) => void;
}

export const MAX_AGE_MS = 15 * 60_000;

export async function openInquiry(deps: AccessDeps, options: AskOptions = {}): Promise<Inquiry> {
  const { clock, store, scope } = deps;
  const { maxAgeMs = MAX_AGE_MS, refresh, signal } = options;
  const kept = await store.readNames(scope);
  const progress = createProgress(clock, options.onProgress);
  const tally = counted(deps.directory, () => progress.called());
  return {
    deps,
    directory: tally.directory,
    counted: tally,
    options,
    signal,
    startedMs: clock.now(),
    book: openBook(kept, { now: () => clock.now(), maxAgeMs, refresh }),
    patience: createPatience(),
    progress,
    gaps: [],
    onGap: () => {},
  };
}

/** Keeps what was learnt for the next question, however this one ended. A file that cannot be written is told and not missed. */
export async function closeInquiry({ deps, book }: Inquiry): Promise<void> {
  await deps.store.writeNames(deps.scope, book.keep());
}

export function addGap(inquiry: Inquiry, operation: string, error: SsoctlError, subject?: GapSubject): void {
  const gap = gapOf(operation, error, subject);
  inquiry.gaps.push(gap);
  inquiry.onGap(gap);
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; error: SsoctlError };

/** Asks, unless the operation has been given up. A failure without which the rest goes on is handed back. */
export async function attempt<T>(inquiry: Inquiry, operation: string, ask: () => Promise<T>): Promise<Attempt<T>> {
  const { patience, signal } = inquiry;
  throwIfCancelled(signal, operation);
  const lost = patience.lost(operation);
  if (lost !== undefined) return { ok: false, error: lost };
  try {
    const value = await ask();
    patience.answered(operation);
    return { ok: true, value };
  } catch (cause) {
    const error = survivable(cause, signal);
    patience.failed(operation, error);
    return { ok: false, error };
  }
}

export function told(inquiry: Inquiry, plan: CallPlan, oldestMs = inquiry.book.oldestMs): Told {
  return {
    plan,
    made: inquiry.counted.made(),
    complete: inquiry.gaps.length === 0,
    errors: inquiry.gaps,
    ageMs: Math.max(0, inquiry.startedMs - Math.min(oldestMs, inquiry.book.oldestMs)),
  };
}

/** Asks within an inquiry that is closed in the end, whatever came of it. */
export async function inquire<T>(
  deps: AccessDeps,
  options: AskOptions,
  ask: (inquiry: Inquiry) => Promise<T>,
): Promise<T> {
  const inquiry = await openInquiry(deps, options);
  try {
    return await ask(inquiry);
  } finally {
    await closeInquiry(inquiry);
  }
}

/** The sizes and names that are known before anything was asked. */
export function knownSizes({ book }: Inquiry): Sizes {
  const kinds = ['users', 'groups', 'members', 'permissionSets', 'accounts'] as const;
  return {
    accounts: book.accounts.count,
    users: book.users.count,
    groups: book.groups.count,
    pairs: book.pairs,
    warm: kinds.filter((kind) => book[kind].isWarm),
  };
}

/** Tells the plan that is carried out. */
export function setOut({ options, progress }: Inquiry, plan: CallPlan): CallPlan {
  options.onPlan?.(plan);
  progress.expect(plan.calls.strategy + plan.calls.naming);
  return plan;
}
