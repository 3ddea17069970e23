import { cancelled } from '@ssoctl/core/internal/call/cancelled';
import { createPaces } from '@ssoctl/core/internal/call/pace';
import { type ErrorCode, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Clock } from '@ssoctl/core/internal/ports/index';

/** One call as it reaches the service. */
export interface ServiceCall {
  /** As on the wire, e.g. `sso-admin:ListAccountAssignments`. */
  operation: string;
  /** Values of the request that name something: account, permission set, principal. */
  about: readonly string[];
  /** 1 for the first call of all. */
  number: number;
}

/** What goes wrong, how often, and with which calls. */
export interface Fault {
  code: ErrorCode;
  operation?: string | undefined;
  /** Only calls about this one. */
  about?: string | undefined;
  /** Default: always. */
  times?: number | undefined;
}

export interface ServiceOptions {
  faults?: readonly Fault[] | undefined;
  /** Told of each call before it is answered: time to change the organization under somebody's hands. */
  onCall?: ((call: ServiceCall) => void) | undefined;
  /** Refuse more than this many calls in any second, by budget. Needs a clock. */
  limitPerSecond?: number | undefined;
  /** How long an answer takes. Needs a clock. */
  latencyMs?: number | undefined;
  clock?: Clock | undefined;
  /** Keep the pace that the real client keeps. Needs a clock. */
  paced?: boolean | undefined;
}

export interface Service {
  /** Answers once, repeats a throttled call as the real client does, and counts every attempt. */
  ask<T>(operation: string, about: readonly string[], signal: AbortSignal | undefined, answer: () => T): Promise<T>;
  /** Attempts that were answered or failed, by operation; throttled ones are not in it. */
  readonly calls: Readonly<Record<string, number>>;
  readonly total: number;
  readonly throttled: number;
}

const ATTEMPTS = 9;

/** Whose calls share a limit: all of sso-admin, each operation of identitystore, all of Organizations. */
function budgetOf(operation: string): string {
  return operation.startsWith('identitystore:') ? operation : (operation.split(':')[0] ?? operation);
}

/** What stands before the organization: faults, limits, time, and a tally. */
export function service(options: ServiceOptions): Service {
  const { clock, limitPerSecond = Number.POSITIVE_INFINITY } = options;
  const paces = options.paced && clock !== undefined ? createPaces(clock) : undefined;
  const left = (options.faults ?? []).map((fault) => ({ ...fault, times: fault.times ?? Number.POSITIVE_INFINITY }));
  const recent = new Map<string, number[]>();
  const calls = new Map<string, number>();
  let number = 0;
  let throttled = 0;

  function refuse(operation: string, about: readonly string[]): void {
    if (clock !== undefined && Number.isFinite(limitPerSecond)) {
      const nowMs = clock.now();
      const times = (recent.get(budgetOf(operation)) ?? []).filter((atMs) => atMs > nowMs - 1000);
      recent.set(budgetOf(operation), times);
      if (times.length >= limitPerSecond) throw failure('THROTTLED', operation);
      times.push(nowMs);
    }
    const fault = left.find(
      (one) =>
        one.times > 0 &&
        (one.operation === undefined || one.operation === operation) &&
        (one.about === undefined || about.includes(one.about)),
    );
    if (fault === undefined) return;
    fault.times -= 1;
    throw failure(fault.code, operation);
  }

  async function once<T>(
    operation: string,
    about: readonly string[],
    signal: AbortSignal | undefined,
    answer: () => T,
  ) {
    if (signal?.aborted) throw cancelled(signal, operation);
    if (clock !== undefined && options.latencyMs) await clock.sleep(options.latencyMs);
    else await undefined;
    if (signal?.aborted) throw cancelled(signal, operation);
    refuse(operation, about);
    number += 1;
    options.onCall?.({ operation, about, number });
    return answer();
  }

  return {
    get calls() {
      return Object.fromEntries(calls);
    },
    get total() {
      return [...calls.values()].reduce((sum, count) => sum + count, 0);
    },
    get throttled() {
      return throttled;
    },
    async ask(operation, about, signal, answer) {
      const pace = paces?.(budgetOf(operation));
      for (let attempt = 1; ; attempt += 1) {
        await pace?.turn(signal);
        try {
          const answered = await once(operation, about, signal, answer);
          pace?.succeeded();
          calls.set(operation, (calls.get(operation) ?? 0) + 1);
          return answered;
        } catch (error) {
          const isThrottled = error instanceof SsoctlError && error.code === 'THROTTLED';
          if (isThrottled) throttled += 1;
          if (isThrottled) pace?.throttled();
          if (isThrottled && attempt < ATTEMPTS) {
            if (clock !== undefined) await clock.sleep(200 * attempt);
            continue;
          }
          calls.set(operation, (calls.get(operation) ?? 0) + 1);
          throw error;
        }
      }
    },
  };
}

export function failure(code: ErrorCode, operation: string): SsoctlError {
  return new SsoctlError(code, `${operation} failed: ${code}`, { details: { operation } });
}
