/**
 * The name that was probably meant: equal but for case, else the only one that begins with what was typed,
 * else the nearest within two slips (three from ten characters on). Undefined when none is near.
 */
export function closest(name: string, names: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  const reach = wanted.length < 4 ? 1 : wanted.length < 10 ? 2 : 3;
  const beginning: string[] = [];
  let best: string | undefined;
  let bestDistance = reach + 1;
  for (const candidate of names) {
    const folded = candidate.toLowerCase();
    if (folded === wanted) return candidate;
    if (wanted.length > 1 && folded.startsWith(wanted)) beginning.push(candidate);
    if (Math.abs(folded.length - wanted.length) >= bestDistance) continue;
    const distance = slips(wanted, folded, bestDistance);
    if (distance < bestDistance && distance < wanted.length) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return beginning.length === 1 && bestDistance > 1 ? beginning[0] : best;
}

/** Characters to insert, delete, replace or swap with their neighbour (optimal string alignment); infinite from `limit` on. */
function slips(from: string, to: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let least = Math.min(at(last, column) + 1, at(current, column - 1) + 1, at(last, column - 1) + (same ? 0 : 1));
      if (from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        least = Math.min(least, at(beforeLast, column - 2) + 1);
      }
      current.push(least);
    }
    if (Math.min(...current, ...last) >= limit) return Number.POSITIVE_INFINITY;
    beforeLast = last;
    last = current;
  }
  return at(last, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}

/** `; did you mean "NAME"?`, or nothing. */
export function didYouMean(name: string, names: Iterable<string>): string {
  const meant = closest(name, names);
  return meant === undefined ? '' : `; did you mean "${meant}"?`;
}
