import type { LineEdit } from '../ini/line-changes.ts';
import type { TextLines } from '../ini/lines.ts';
import { anchorsOf } from './anchors.ts';

/** Beyond this many lines that come or go, it is not the fewest of them that are looked for. */
const MOST_STEPS = 1_000;

/**
 * The fewest whole lines to take away and to put in that make one text the other one (Myers 1986), for showing what several edits
 * came to. Line ends count. Where much has changed, lines that are in both but once divide the texts; what lies between two of
 * these and has little in common is one change.
 */
export function lineDifference(before: TextLines, after: TextLines): LineEdit[] {
  const [old, made] = [wholeLines(before), wholeLines(after)];
  let head = 0;
  while (head < old.length && head < made.length && old[head] === made[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < made.length - head && old.at(-1 - tail) === made.at(-1 - tail)) tail += 1;
  const [middle, wanted] = [old.slice(head, old.length - tail), made.slice(head, made.length - tail)];
  const edits: LineEdit[] = [];
  for (const { from, to, lines } of changesOf(middle, wanted)) {
    const numbers = { from: from + head + 1, to: to + head + 1 };
    edits.push({ ...numbers, lines: lines.map((at) => after.at(at + head + 1)) });
  }
  return edits;
}

interface Change {
  from: number;
  to: number;
  /** Places in the wanted lines. */
  lines: number[];
}

function changesOf(old: readonly string[], wanted: readonly string[]): Change[] {
  const changes: Change[] = [];
  for (const [x, y] of stepsBetween(old, wanted) ?? dividedSteps(old, wanted)) {
    const last = changes.at(-1);
    const open = last?.to === x ? last : { from: x, to: x, lines: [] };
    if (open !== last) changes.push(open);
    if (y === undefined) open.to = x + 1;
    else open.lines.push(y);
  }
  return changes;
}

/** Line `x` goes; or, with a `y`, that line comes before line `x`. */
type Step = [x: number, y: number | undefined];

function dividedSteps(old: readonly string[], wanted: readonly string[]): Step[] {
  const anchors = anchorsOf(old, wanted);
  if (anchors.length === 0) return allAnew(old, wanted);
  const steps: Step[] = [];
  let [fromX, fromY] = [0, 0];
  for (const [x, y] of [...anchors, [old.length, wanted.length] as const]) {
    const [gone, came] = [old.slice(fromX, x), wanted.slice(fromY, y)];
    for (const [dx, dy] of stepsBetween(gone, came) ?? allAnew(gone, came)) {
      steps.push([fromX + dx, dy === undefined ? undefined : fromY + dy]);
    }
    [fromX, fromY] = [x + 1, y + 1];
  }
  return steps;
}

function allAnew(old: readonly string[], wanted: readonly string[]): Step[] {
  const gone = old.map((_, x): Step => [x, undefined]);
  return [...gone, ...wanted.map((_, y): Step => [old.length, y])];
}

/** Diagonal `k` is where `x - y = k`; kept by `k + ZERO`. */
const ZERO = MOST_STEPS + 1;

function stepsBetween(old: readonly string[], wanted: readonly string[]): Step[] | undefined {
  const reached: Int32Array[] = [];
  const furthest = new Int32Array(2 * ZERO + 1);
  for (let steps = 0; steps <= MOST_STEPS; steps += 1) {
    reached.push(furthest.slice());
    for (let k = -steps; k <= steps; k += 2) {
      const from = cameFrom(furthest, k, steps);
      let x = at(furthest, from) + (from < k ? 1 : 0);
      while (x < old.length && x - k < wanted.length && old[x] === wanted[x - k]) x += 1;
      furthest[k + ZERO] = x;
      if (x >= old.length && x - k >= wanted.length) return walkBack(reached, old.length, wanted.length);
    }
  }
  return undefined;
}

function walkBack(reached: readonly Int32Array[], oldLength: number, wantedLength: number): Step[] {
  const made: Step[] = [];
  let [x, y] = [oldLength, wantedLength];
  for (let steps = reached.length - 1; steps > 0; steps -= 1) {
    const furthest = reached[steps] as Int32Array;
    const k = x - y;
    const from = cameFrom(furthest, k, steps);
    x = at(furthest, from);
    y = x - from;
    made.push(from < k ? [x, undefined] : [x, y]);
  }
  return made.reverse();
}

/** The diagonal from which one step leads furthest: to `k` from above a line comes, from below one goes. */
function cameFrom(furthest: Int32Array, k: number, steps: number): number {
  const comes = k === -steps || (k !== steps && at(furthest, k - 1) < at(furthest, k + 1));
  return comes ? k + 1 : k - 1;
}

function at(furthest: Int32Array, k: number): number {
  return furthest[k + ZERO] ?? 0;
}

function wholeLines(lines: TextLines): string[] {
  return Array.from({ length: lines.count }, (_, index) => lines.whole(index + 1));
}
