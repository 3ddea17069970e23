import { createHash } from 'node:crypto';
import { ADMIN_SERVICES } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { invalid } from './input.ts';
import type { AdminCall } from './rule.ts';

interface PageInput {
  MaxResults?: number;
  NextToken?: string;
}

export interface List<T> {
  /** What is paged, with everything that narrows it down: a token of one list means nothing to another. */
  of: readonly string[];
  items: readonly T[];
  /** Where an item stands among all that ever were: rises along the list. Default: its place in it. */
  ordinalOf?: (item: T) => number;
  /** Items on a page at most; the caller is not told. */
  most?: number;
}

/** Where a page begins: behind which ordinal, and whether an empty page was already given here. */
interface Position {
  behind: number;
  paused: boolean;
}

const START: Position = { behind: -1, paused: false };

/**
 * The page that a call asks for. A token says behind which item to go on, so that nobody is skipped or shown twice
 * when others come or go between two pages. `NextToken` is absent on the last page.
 *
 * @throws AwsJsonRefusal for a token that is not of this list
 */
export function adminPage<T>(
  state: State,
  { service, input }: AdminCall<PageInput>,
  { of, items, ordinalOf, most = 100 }: List<T>,
): { items: T[]; NextToken?: string } {
  const list = createHash('sha256')
    .update(JSON.stringify([service, ...of]))
    .digest('hex')
    .slice(0, 16);
  const position = input.NextToken ? read(list, input.NextToken) : START;
  if (position === undefined) throw invalid(service, 'NextToken is not valid', 'INVALID_NEXT_TOKEN');
  if (state.behaviour.emptyPages && !position.paused)
    return { items: [], NextToken: write(list, position.behind, true) };
  const usual = Math.min(state.behaviour.adminPageSize, ADMIN_SERVICES[service].maxPageSize);
  const size = Math.min(input.MaxResults ?? usual, most);
  const ordinal = (index: number) => (ordinalOf === undefined ? index : ordinalOf(items[index] as T));
  const from = firstBehind(position.behind, items.length, ordinal);
  const to = Math.min(from + size, items.length);
  const page = items.slice(from, to);
  return to < items.length ? { items: page, NextToken: write(list, ordinal(to - 1), false) } : { items: page };
}

/** The first index whose ordinal is greater; found by halving, for lists are long and asked for page by page. */
function firstBehind(behind: number, length: number, ordinal: (index: number) => number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ordinal(middle) <= behind) low = middle + 1;
    else high = middle;
  }
  return low;
}

function write(list: string, behind: number, paused: boolean): string {
  return Buffer.from(JSON.stringify([list, behind, paused])).toString('base64url');
}

function read(list: string, token: string): Position | undefined {
  try {
    const [of, behind, paused] = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
    const ours = of === list && Number.isInteger(behind) && typeof paused === 'boolean';
    return ours ? { behind: behind as number, paused: paused as boolean } : undefined;
  } catch {
    return undefined;
  }
}
