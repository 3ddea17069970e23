/** A line that both texts have, by its place in each. */
export type Anchor = readonly [x: number, y: number];

/**
 * Lines that stand once in each of two texts, as many as come in the same order in both: what has surely stayed where everything
 * around it changed (the patience difference of Bram Cohen). Headers of sections are such lines.
 */
export function anchorsOf(old: readonly string[], wanted: readonly string[]): Anchor[] {
  const places = onlyPlaces(wanted);
  const common: Anchor[] = [];
  for (const [line, x] of onlyPlaces(old)) {
    const y = places.get(line);
    if (x !== undefined && y !== undefined) common.push([x, y]);
  }
  return longestRising(common);
}

/** Where each line stands; undefined for one that stands in several places. In the order of their first places. */
function onlyPlaces(lines: readonly string[]): Map<string, number | undefined> {
  const places = new Map<string, number | undefined>();
  for (const [at, line] of lines.entries()) places.set(line, places.has(line) ? undefined : at);
  return places;
}

interface Link {
  anchor: Anchor;
  before: Link | undefined;
}

/** The most anchors of which each lies behind the one before in both texts. They come sorted by the first. */
function longestRising(anchors: readonly Anchor[]): Anchor[] {
  /** The end of the best chain of each length: the one that ends first. */
  const ends: Link[] = [];
  for (const anchor of anchors) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle]?.anchor[1] ?? 0) < anchor[1]) low = middle + 1;
      else high = middle;
    }
    ends[low] = { anchor, before: ends[low - 1] };
  }
  const chain: Anchor[] = [];
  for (let link = ends.at(-1); link !== undefined; link = link.before) chain.push(link.anchor);
  return chain.reverse();
}
