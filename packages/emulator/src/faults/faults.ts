import type { EmulatorClock } from '../clock.ts';
import { createBucket } from './bucket.ts';
import { globMatches } from './glob.ts';
import { type FaultPlan, type FaultRule, readFaultPlan } from './plan.ts';
import { seededNumbers } from './seeded.ts';

/** Faults after which the call still goes on; all others decide what comes of it. */
type PassingKind = 'delay' | 'clock-offset' | 'expire' | 'revoke';
export type DecidingRule = Exclude<FaultRule, { fault: PassingKind }>;
export type PassingRule = Extract<FaultRule, { fault: PassingKind }>;

/** What befalls one call. */
export interface Decision {
  /** In the plan's order. */
  passing: readonly PassingRule[];
  deciding?: DecidingRule;
}

/** How often a rule was looked at and how often it hit. */
export interface FaultCount {
  rule: FaultRule;
  matched: number;
  hit: number;
}

/** A fault plan at work. */
export interface Faults {
  /** What befalls this call; undefined when nothing does. Counts the call. */
  decide(operation: string): Decision | undefined;
  /** Replaces the plan; all counts start anew. @throws FaultPlanError */
  replace(plan: unknown): void;
  /** Adds rules behind those that are there. @throws FaultPlanError */
  add(rules: unknown): void;
  clear(): void;
  /** Back to the plan it was started with. */
  reset(): void;
  plan(): FaultPlan;
  counts(): FaultCount[];
}

interface Watch extends FaultCount {
  hits(): boolean;
}

/**
 * Rules are asked in order: those that let the call go on add up, the first other one that hits decides.
 * Standing rules (the service's own limits) come last and survive every change of the plan.
 *
 * @throws FaultPlanError when the plan does not follow the schema
 */
export function createFaults(
  clock: Pick<EmulatorClock, 'now'>,
  initial: unknown = [],
  standing: FaultRule[] = [],
): Faults {
  const initialPlan = readFaultPlan(initial);
  let seed = 1;
  let watches: Watch[] = [];
  let limits: Watch[] = [];

  const load = (plan: FaultPlan) => {
    seed = plan.seed ?? 1;
    const random = seededNumbers(seed);
    watches = plan.rules.map((rule) => watch(rule, clock, random));
    limits = standing.map((rule) => watch(rule, clock, random));
  };
  load(initialPlan);

  return {
    decide(operation) {
      const passing: PassingRule[] = [];
      for (const candidate of [...watches, ...limits]) {
        if (!globMatches(candidate.rule.operation, operation) || !candidate.hits()) continue;
        const { rule } = candidate;
        if (isPassing(rule)) passing.push(rule);
        else return { passing, deciding: rule };
      }
      return passing.length > 0 ? { passing } : undefined;
    },
    replace: (plan) => load(readFaultPlan(plan)),
    add(rules) {
      const random = seededNumbers(seed + watches.length);
      watches.push(...readFaultPlan(rules).rules.map((rule) => watch(rule, clock, random)));
    },
    clear: () => load({ rules: [] }),
    reset: () => load(initialPlan),
    plan: () => ({ seed, rules: watches.map(({ rule }) => rule) }),
    counts: () => watches.map(({ rule, matched, hit }) => ({ rule, matched, hit })),
  };
}

function watch(rule: FaultRule, clock: Pick<EmulatorClock, 'now'>, random: () => number): Watch {
  const { after = 0, every = 1, abovePerSecond, probability, times = Number.POSITIVE_INFINITY } = rule;
  const bucket = abovePerSecond === undefined ? undefined : createBucket(abovePerSecond, clock.now);
  const counted: Watch = {
    rule,
    matched: 0,
    hit: 0,
    hits() {
      counted.matched += 1;
      const nth = counted.matched - after;
      if (nth <= 0 || nth % every !== 0 || counted.hit >= times) return false;
      if (bucket?.take()) return false;
      if (probability !== undefined && random() >= probability) return false;
      counted.hit += 1;
      return true;
    },
  };
  return counted;
}

function isPassing(rule: FaultRule): rule is PassingRule {
  return ['delay', 'clock-offset', 'expire', 'revoke'].includes(rule.fault);
}
