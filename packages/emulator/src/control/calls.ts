import { globMatches } from '../faults/glob.ts';

/** One call that the emulator received. Never holds a token, a code or a secret. */
export interface Call {
  /** Counts up from 1, over resets too. */
  seq: number;
  /** By the emulator's clock, ISO 8601. */
  time: string;
  operation: string;
  /** The answer's status; 0 when the connection was reset instead. */
  status: number;
  /** What was asked for, as far as it may be shown: account id, role name, grant type, client name … */
  parameters: Readonly<Record<string, string | number | readonly string[]>>;
  via: 'direct' | 'intercept';
  /** Where the caller believed to be. */
  host: string;
  userAgent: string;
  /** Real time spent, in ms. */
  ms: number;
  /** The faults that befell it, by kind. */
  faults?: readonly string[];
}

export interface CallQuery {
  /** Only calls with a greater `seq`. */
  since?: number | undefined;
  /** A name or a glob. */
  operation?: string | undefined;
}

/** The calls received: all are counted, the newest are kept. */
export interface CallLog {
  record(call: Omit<Call, 'seq'>): Call;
  list(query?: CallQuery): Call[];
  /** How often each operation was called since the last clearing. */
  counts(): Record<string, number>;
  /** How often operations matching a name or glob were called since the last clearing. */
  count(operation?: string): number;
  /** The newest call's `seq`: what to give as `since` next time. */
  readonly last: number;
  clear(): void;
}

export function createCallLog(keep = 10_000): CallLog {
  let calls: Call[] = [];
  let byOperation = new Map<string, number>();
  let seq = 0;
  return {
    record(call) {
      seq += 1;
      const recorded = { seq, ...call };
      calls.push(recorded);
      // Dropping in halves keeps recording cheap.
      if (calls.length > keep * 2) calls = calls.slice(-keep);
      byOperation.set(call.operation, (byOperation.get(call.operation) ?? 0) + 1);
      return recorded;
    },
    list({ since = 0, operation = '*' } = {}) {
      return calls.filter((call) => call.seq > since && globMatches(operation, call.operation)).slice(-keep);
    },
    counts: () => Object.fromEntries([...byOperation].sort(([a], [b]) => (a < b ? -1 : 1))),
    count: (operation = '*') =>
      [...byOperation].reduce((sum, [name, times]) => sum + (globMatches(operation, name) ? times : 0), 0),
    get last() {
      return seq;
    },
    clear() {
      calls = [];
      byOperation = new Map();
    },
  };
}
