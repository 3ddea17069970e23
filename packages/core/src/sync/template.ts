import { didYouMean } from '../config/closest.ts';
import { SsoctlError } from '../errors/index.ts';
import { type Filter, filterNamed } from './filters.ts';

export const FIELDS = ['account', 'accountId', 'role', 'email', 'session', 'region'] as const;
export type Field = (typeof FIELDS)[number];

export type Piece = { literal: string } | { field: Field; filters: readonly Filter[] };

/** How profiles are named, taken apart. */
export interface NameTemplate {
  text: string;
  pieces: readonly Piece[];
  /** Whether profiles of several Regions get several names. */
  namesRegion: boolean;
}

export const DEFAULT_TEMPLATE = '{account|slug}.{role}';
/** Where profiles are made for several Regions. */
export const DEFAULT_REGIONAL_TEMPLATE = '{account|slug}.{role}.{region|short}';

/**
 * Reads a name template: `{account|slug}.{role}`. `{{` and `}}` stand for braces; inside a field a backslash takes the meaning
 * from `|`, `:`, `}` and itself.
 * @throws USAGE with the place
 */
export function parseTemplate(text: string): NameTemplate {
  const pieces: Piece[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if ((char === '{' || char === '}') && text.charAt(at + 1) === char) {
      literal += char;
      at += 2;
    } else if (char === '{') {
      if (literal !== '') pieces.push({ literal });
      literal = '';
      const field = readField(text, at);
      pieces.push(field.piece);
      at = field.end;
    } else if (char === '}') {
      throw fault(text, at, 'a } closes nothing', 'write }} for a brace');
    } else {
      literal += char;
      at += 1;
    }
  }
  if (literal !== '') pieces.push({ literal });
  const fields = pieces.flatMap((piece) => ('field' in piece ? [piece.field] : []));
  if (fields.length === 0)
    throw fault(
      text,
      0,
      'it names no field, so every profile would get the same name',
      `write it like ${DEFAULT_TEMPLATE}`,
    );
  return { text, pieces, namesRegion: fields.includes('region') };
}

/** The parts between `|`, each with the parts between `:`, and where each begins. */
interface Word {
  at: number;
  parts: string[];
}

function readField(text: string, start: number): { piece: Piece; end: number } {
  const { words, end } = readWords(text, start);
  const [named, ...filters] = words as [Word, ...Word[]];
  const name = named.parts.join(':');
  const field = FIELDS.find((known) => known === name);
  if (field === undefined)
    throw fault(
      text,
      named.at,
      `there is no field ${JSON.stringify(name)}${didYouMean(name, FIELDS)}`,
      `use one of ${FIELDS.map((known) => `{${known}}`).join(', ')}`,
    );
  return { piece: { field, filters: filters.map((word, index) => readFilter(text, field, word, index)) }, end };
}

function readFilter(text: string, field: Field, { at, parts }: Word, index: number): Filter {
  const [name = '', ...given] = parts;
  const filter = filterNamed(name, given);
  if (typeof filter !== 'function') throw fault(text, at, filter.because, filter.hint);
  if (name === 'short' && (field !== 'region' || index > 0))
    throw fault(text, at, 'only a Region has a short form', 'write {region|short}');
  return filter;
}

function readWords(text: string, start: number): { words: Word[]; end: number } {
  let word: Word = { at: start + 1, parts: [''] };
  const words = [word];
  const add = (char: string) => word.parts.push((word.parts.pop() ?? '') + char);
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '}') return { words, end: at + 1 };
    if (char === '\\' && at + 1 < text.length) {
      at += 1;
      add(text.charAt(at));
    } else if (char === '|') {
      word = { at: at + 1, parts: [''] };
      words.push(word);
    } else if (char === ':') word.parts.push('');
    else add(char);
  }
  throw fault(text, start, 'a { is not closed', 'write {{ for a brace');
}

function fault(text: string, at: number, because: string, hint: string): SsoctlError {
  return new SsoctlError('USAGE', `name template ${JSON.stringify(text)}, character ${at + 1}: ${because}`, {
    hint,
    details: { template: text, character: at + 1 },
  });
}
