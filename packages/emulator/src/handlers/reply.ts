/** What a rule answers. The HTTP layer only carries it. */
export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Text as it is; a function is told the request's id, for protocols that repeat it in the body. */
  body?: string | ((requestId: string) => string);
}

/** One of the service's exceptions, thrown by the check that failed and put on the wire by {@link ./carry.ts}. */
export abstract class Refusal extends Error {
  abstract reply(): Reply;
}

export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
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
