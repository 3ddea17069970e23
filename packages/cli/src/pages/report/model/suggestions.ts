import { mark } from './haystack.ts';
import type { Haystacks } from './haystacks.ts';
import type { Model } from './model.ts';
import { nameOf } from './names.ts';

const MOST = 12;

/** Names that hold what was typed so far, those that begin with it first. */
export function suggestionsFor(
  model: Model,
  haystacks: Haystacks,
  kind: keyof Haystacks['fields'],
  typed: string,
): string[] {
  const text = typed.replaceAll('"', '').trim();
  if (text === '') return [];
  const marks = new Uint16Array(haystacks.fields[kind].starts.length - 1);
  mark(haystacks.fields[kind], { text, whole: false }, 1, marks);
  const begins: string[] = [];
  const holds: string[] = [];
  for (let at = marks.indexOf(1); at !== -1 && begins.length < MOST; at = marks.indexOf(1, at + 1)) {
    const name = kind === 'unit' ? (model.data.units[at] ?? '') : nameOf(model, kind, at);
    (name.toLowerCase().startsWith(text.toLowerCase()) ? begins : holds).push(name);
  }
  return [...new Set([...begins, ...holds])].slice(0, MOST);
}
