import { fieldNeedle, type Haystack, mark, type Needle, wordsOf } from './haystack.ts';
import type { Haystacks } from './haystacks.ts';
import type { Kind } from './names.ts';

/** What a person asked to see. */
export interface Filters {
  /** Each word must be found in the account, the set, the group or the person. */
  search: string;
  account: string;
  unit: string;
  set: string;
  group: string;
  user: string;
  directOnly: boolean;
}

export const NO_FILTERS: Filters = {
  search: '',
  account: '',
  unit: '',
  set: '',
  group: '',
  user: '',
  directOnly: false,
};

/** Which words each thing holds, as bits, and which things the fields let through. */
export interface Matches {
  /** All bits. */
  all: number;
  words: Record<Kind, Uint16Array>;
  /** Undefined: everything. */
  allowed: Record<Kind, Uint16Array | undefined>;
  directOnly: boolean;
}

/** Bits of a Uint16Array; a longer search is one of its first words. */
const MOST_WORDS = 16;

export function matchesOf(haystacks: Haystacks, unitOfAccount: readonly number[], filters: Filters): Matches {
  const needles = wordsOf(filters.search).slice(0, MOST_WORDS);
  const words = (kind: Kind) => marks(haystacks.search[kind], needles);
  const allowed = (kind: keyof Haystacks['fields'], value: string) => {
    const needle = fieldNeedle(value);
    return needle === undefined ? undefined : marks(haystacks.fields[kind], [needle]);
  };
  const units = allowed('unit', filters.unit);
  const accounts = allowed('account', filters.account);
  return {
    all: (1 << needles.length) - 1,
    words: { account: words('account'), set: words('set'), group: words('group'), user: words('user') },
    allowed: {
      account:
        units === undefined
          ? accounts
          : Uint16Array.from(unitOfAccount, (unit, at) => (units[unit] as number) & (accounts?.[at] ?? 1)),
      set: allowed('set', filters.set),
      group: allowed('group', filters.group),
      user: allowed('user', filters.user),
    },
    directOnly: filters.directOnly,
  };
}

function marks(haystack: Haystack, needles: readonly Needle[]): Uint16Array {
  const marked = new Uint16Array(haystack.starts.length - 1);
  for (const [at, needle] of needles.entries()) mark(haystack, needle, 1 << at, marked);
  return marked;
}
