import { visible } from '../../../kit/visible.ts';

/** Texts of many things in one, so that looking through all of them is one search. */
export interface Haystack {
  text: string;
  /** Where each thing begins, and where the last one ends. */
  starts: Uint32Array;
}

/** Stands between the texts of a thing: no visible text has it. */
const EDGE = '\u0001';

/** What somebody looks for. */
export interface Needle {
  text: string;
  /** The whole of a text, not a part. */
  whole: boolean;
}

/** Every thing's texts, one column a kind of text. */
export function haystackOf(columns: readonly (readonly string[])[]): Haystack {
  const count = columns[0]?.length ?? 0;
  const starts = new Uint32Array(count + 1);
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < count; at += 1) {
    let part = EDGE;
    for (const column of columns) if (column[at] !== '') part += visible(column[at] as string) + EDGE;
    part = folded(`${part}\n`);
    parts.push(part);
    length += part.length;
    starts[at + 1] = length;
  }
  return { text: parts.join(''), starts };
}

/** Sets a bit for each thing that has the text. @returns how many */
export function mark({ text, starts }: Haystack, needle: Needle, bit: number, marks: Uint16Array): number {
  const plain = folded(needle.text);
  const wanted = needle.whole ? EDGE + plain + EDGE : plain;
  if (wanted === '' || wanted.includes('\n')) return 0;
  let found = 0;
  let thing = 0;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, starts[thing])) {
    thing = thingAt(starts, at, thing);
    marks[thing] = (marks[thing] as number) | bit;
    found += 1;
    thing += 1;
  }
  return found;
}

/** The words of a search: apart by blanks, those in quotes together. */
export function wordsOf(query: string): Needle[] {
  const words = [...query.matchAll(/"([^"]*)"?|[^\s"]+/g)].map((match) => (match[1] ?? match[0]).trim());
  return words.filter((text) => text !== '').map((text) => ({ text, whole: false }));
}

/** What one field asks for: a part of the name, or in quotes the whole of it. */
export function fieldNeedle(value: string): Needle | undefined {
  const given = value.trim();
  const quoted = /^"([^"]+)"$/.exec(given);
  if (quoted !== null) return { text: quoted[1] as string, whole: true };
  const text = given.replaceAll('"', '');
  return text === '' ? undefined : { text, whole: false };
}

/** Without capitals and accents. */
function folded(text: string): string {
  const lower = text.toLowerCase();
  return /^[\0-\x7f]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{M}/gu, '');
}

/** The thing that a place in the text belongs to; not before `from`. */
function thingAt(starts: Uint32Array, place: number, from: number): number {
  let low = from;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= place) low = middle;
    else high = middle;
  }
  return low;
}
