import type { CallPlan, Strategy } from '../types.ts';
import { type Cost, callsOf, costs, type PlannedQuestion, type Stage, secondsOf } from './cost.ts';
import { guesses, type Sizes } from './sizes.ts';

export interface PlanOptions {
  /** Strategies that cannot be taken, and why. */
  without?: Partial<Record<Strategy, string>> | undefined;
  /** The strategy to take, whatever it costs. */
  take?: Strategy | undefined;
}

/**
 * The cheapest way to answer a question completely in an organization of such a size. One that would not find everything is taken
 * only where no other is left.
 */
export function planFor(question: PlannedQuestion, sizes: Sizes, { without = {}, take }: PlanOptions = {}): CallPlan {
  const guessed = guesses(sizes);
  const all = Object.entries(costs(question, guessed)) as [Strategy, Cost][];
  const inOrder = all.sort(
    ([, a], [, b]) => Number(a.lacks !== undefined) - Number(b.lacks !== undefined) || a.strategy - b.strategy,
  );
  const possible = inOrder.filter(([strategy]) => without[strategy] === undefined);
  const taken = possible.find(([strategy]) => strategy === take) ?? possible[0] ?? inOrder[0];
  if (taken === undefined) throw new Error('every question has a strategy');
  const [strategy, cost] = taken;
  const better = inOrder.find(([other]) => without[other] !== undefined);
  const assumed = guessed.assumed();
  return {
    strategy,
    calls: { strategy: cost.strategy, naming: callsOf(cost.naming) },
    seconds: round(secondsOf(withStrategy(cost))),
    ...(assumed.length === 0 ? {} : { assumed }),
    ...(better === undefined ? {} : { insteadOf: { strategy: better[0], because: without[better[0]] ?? '' } }),
    others: inOrder
      .filter(([other]) => other !== strategy)
      .map(([other, { strategy: calls, lacks }]) => ({
        strategy: other,
        calls,
        ...(lacks === undefined ? {} : { lacks }),
      })),
  };
}

/** The strategy's own calls come first, and share their limit with whatever of sso-admin gives names. */
function withStrategy({ strategy, naming: [first = {}, ...rest] }: Cost): Stage[] {
  return [{ ...first, 'sso-admin': (first['sso-admin'] ?? 0) + strategy }, ...rest];
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
