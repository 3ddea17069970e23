import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(600_000));
const status = v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599));

/** Which of the matching calls a rule hits. All that are given must agree; none given = every call. */
const when = {
  /** The operation (`sso:ListAccounts`) or a glob (`sso:*`, `*`). */
  operation: v.pipe(v.string(), v.minLength(1)),
  /** Leaves the first so many matching calls alone. */
  after: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Hits every nth of the calls that are left. */
  every: v.optional(count),
  /** Hits only calls above this many a second (a bucket of that size, refilled by the emulator's clock). */
  abovePerSecond: v.optional(v.pipe(v.number(), v.minValue(0))),
  /** Hits this share of the calls, by the plan's own seeded numbers. */
  probability: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
  /** Hits so many times, then never again. */
  times: v.optional(count),
};

const ruleSchema = v.variant('fault', [
  /** Too many requests, in the service's own shape, with `Retry-After` if wanted. */
  v.strictObject({ ...when, fault: v.literal('throttle'), retryAfterSeconds: v.optional(v.number()) }),
  /** A failure of the service: 500 and its own shape unless told otherwise. */
  v.strictObject({
    ...when,
    fault: v.literal('error'),
    status: v.optional(status),
    code: v.optional(v.string()),
    message: v.optional(v.string()),
  }),
  /** "No", in the service's own shape. */
  v.strictObject({ ...when, fault: v.literal('deny') }),
  /** The connection is reset before anything was done. */
  v.strictObject({ ...when, fault: v.literal('reset') }),
  /** The service does its work, then the connection is reset instead of an answer. */
  v.strictObject({ ...when, fault: v.literal('lost-reply') }),
  /** The service does its work and answers, but the connection is cut in the middle of the body. */
  v.strictObject({ ...when, fault: v.literal('truncate') }),
  /** The page comes without its next token: the list seems to end. */
  v.strictObject({ ...when, fault: v.literal('lost-token') }),
  /** The page names as the next one the page that was asked for: a list that never ends. The first page is left alone. */
  v.strictObject({ ...when, fault: v.literal('repeated-page') }),
  /** An answer that is none: a proxy's HTML page by default. The service is not asked. */
  v.strictObject({
    ...when,
    fault: v.literal('garbage'),
    status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(200), v.maxValue(599))),
    body: v.optional(v.string()),
    contentType: v.optional(v.string()),
  }),
  /** Waits (real time), then goes on. */
  v.strictObject({ ...when, fault: v.literal('delay'), ms: milliseconds }),
  /** Moves the `Date` header of the answer, then goes on. */
  v.strictObject({ ...when, fault: v.literal('clock-offset'), seconds: v.number() }),
  /** Ends every access token first, then goes on. */
  v.strictObject({ ...when, fault: v.literal('expire') }),
  /** Ends the sign-in sessions of a user (or of all) first, then goes on. */
  v.strictObject({ ...when, fault: v.literal('revoke'), user: v.optional(v.string()) }),
]);

const planSchema = v.strictObject({
  /** Where the numbers for `probability` start. Default 1. */
  seed: v.optional(v.pipe(v.number(), v.integer())),
  rules: v.array(ruleSchema),
});

/** One line of a fault plan. */
export type FaultRule = v.InferOutput<typeof ruleSchema>;
/** What goes wrong, as data. */
export type FaultPlan = v.InferOutput<typeof planSchema>;

/** A plan that does not follow the schema. */
export class FaultPlanError extends Error {
  override readonly name = 'FaultPlanError';
}

/**
 * Checks a plan: `{rules: […]}`, a list of rules, or one rule.
 *
 * @throws FaultPlanError naming the place and what is wrong there
 */
export function readFaultPlan(raw: unknown): FaultPlan {
  const plan = Array.isArray(raw) ? { rules: raw } : isRule(raw) ? { rules: [raw] } : raw;
  const result = v.safeParse(planSchema, plan, { abortPipeEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new FaultPlanError(`fault plan: ${v.getDotPath(issue) ?? 'plan'}: ${issue.message}`);
}

function isRule(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && 'fault' in raw;
}
