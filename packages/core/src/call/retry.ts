import type { SsoctlError } from '../errors/index.ts';
import type { Clock, OnEvent, Random, SsoctlEvent } from '../ports/index.ts';
import { backoffMs } from './backoff.ts';
import { cancelled, throwIfCancelled } from './cancelled.ts';
import { type Failure, readFailure } from './failure.ts';
import type { Pace } from './pace.ts';
import { type Call, failureError } from './translate.ts';

/**
 * What may be sent again. `reads`: whatever a repetition cannot harm. `unsent`: a request that is good for one answer
 * (CreateToken), after a connection that never came about. `never`: the caller has a loop of its own.
 */
export type Repeat = 'reads' | 'unsent' | 'never';

export interface RetryOptions {
  signal?: AbortSignal | undefined;
  repeat: Repeat;
  /** Attempts after the first. Default 4, or 8 while the service throttles. */
  retries?: number | undefined;
}

export interface RetryDeps {
  clock: Clock;
  random: Random;
  onEvent: OnEvent;
  /** Takes turns with all calls under the same limit, repetitions too. Default: a call begins at once. */
  pace?: Pace | undefined;
}

/** An SDK command's output, as far as it is told in an event. */
interface Output {
  $metadata: { httpStatusCode?: number | undefined; requestId?: string | undefined };
}

const RETRIES = 4;
const RETRIES_THROTTLED = 8;

/**
 * Makes the call until it succeeds, may not be repeated or the attempts are used up; tells of every attempt by an event.
 * @throws CANCELLED, and whatever {@link failureError} makes of the last failure
 */
export async function retrying<T extends Output>(
  deps: RetryDeps,
  call: Call,
  options: RetryOptions,
  attempt: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  const { signal } = options;
  const what = `${call.service} ${call.operation}`;
  for (let count = 1; ; count++) {
    throwIfCancelled(signal, what);
    if (deps.pace !== undefined) await uncancelled(deps.pace.turn(signal), signal, what);
    const startMs = deps.clock.now();
    try {
      const output = await attempt(signal);
      tell(deps, call, count, startMs, {
        status: output.$metadata.httpStatusCode,
        requestId: output.$metadata.requestId,
      });
      deps.pace?.succeeded();
      return output;
    } catch (cause) {
      if (signal?.aborted) throw cancelled(signal, what);
      const failure = readFailure(cause, deps.clock.now(), call.secrets);
      const error = failureError(call, failure);
      tell(deps, call, count, startMs, told(failure, error));
      if (error.code === 'THROTTLED') deps.pace?.throttled(retryAfterOf(failure));
      const waitMs = mayRepeat(failure, error, options, count)
        ? backoffMs(deps.random, count, retryAfterOf(failure))
        : undefined;
      if (waitMs === undefined) throw error;
      await sleep(deps.clock, waitMs, signal, what);
    }
  }
}

function mayRepeat(failure: Failure, error: SsoctlError, options: RetryOptions, count: number): boolean {
  const throttled = error.code === 'THROTTLED';
  if (options.repeat === 'never' || count > (options.retries ?? (throttled ? RETRIES_THROTTLED : RETRIES)))
    return false;
  switch (failure.kind) {
    case 'network':
      if (failure.trouble === 'untrusted' || failure.code === 'ENOTFOUND') return false;
      if (failure.trouble === 'proxy' && (failure.status ?? 502) < 500) return false;
      return options.repeat === 'reads' || failure.unsent;
    case 'garbage':
      return options.repeat === 'reads';
    case 'answer':
      return options.repeat === 'reads' && (throttled || failure.status >= 500 || failure.clockCorrected);
    default:
      return false;
  }
}

function retryAfterOf(failure: Failure): number | undefined {
  return failure.kind === 'answer' || failure.kind === 'garbage' ? failure.retryAfterMs : undefined;
}

/** Sleeps; an abort becomes the error that says so. @throws CANCELLED, TIMED_OUT */
export async function sleep(clock: Clock, ms: number, signal: AbortSignal | undefined, what: string): Promise<void> {
  await uncancelled(clock.sleep(ms, signal), signal, what);
}

async function uncancelled(wait: Promise<void>, signal: AbortSignal | undefined, what: string): Promise<void> {
  try {
    await wait;
  } catch (cause) {
    throw signal?.aborted ? cancelled(signal, what) : cause;
  }
}

interface Told {
  status?: number | undefined;
  error?: string | undefined;
  requestId?: string | undefined;
}

function told(failure: Failure, error: SsoctlError): Told {
  switch (failure.kind) {
    case 'answer':
      return {
        status: failure.status,
        error: failure.error ?? failure.exception ?? error.code,
        requestId: failure.requestId,
      };
    case 'garbage':
      return { status: failure.status, error: error.code, requestId: failure.requestId };
    case 'network':
      return { error: failure.code };
    default:
      return { error: error.code };
  }
}

function tell(deps: RetryDeps, call: Call, attempt: number, startMs: number, outcome: Told): void {
  const event: Extract<SsoctlEvent, { kind: 'call' }> = {
    kind: 'call',
    service: call.service,
    operation: call.operation,
    ms: deps.clock.now() - startMs,
    attempt,
  };
  if (outcome.status !== undefined) event.status = outcome.status;
  if (outcome.error !== undefined) event.error = outcome.error;
  if (outcome.requestId !== undefined) event.requestId = outcome.requestId;
  deps.onEvent(event);
}
