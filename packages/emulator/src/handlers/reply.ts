/** What a rule answers. The HTTP layer only carries it. */
export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** JSON when it is no text. */
  body?: unknown;
}

/** One of the service's exceptions, thrown by the check that failed and put on the wire by {@link ./wire.ts}. */
export abstract class Refusal extends Error {
  abstract reply(): Reply;
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body, headers: { 'content-type': 'application/json', ...headers } };
}

/** Runs a rule; a refused check becomes its reply. */
export function answer(rule: () => Reply): Reply {
  try {
    return rule();
  } catch (refused) {
    if (refused instanceof Refusal) return refused.reply();
    throw refused;
  }
}
