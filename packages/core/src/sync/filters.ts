import { didYouMean } from '../config/closest.ts';
import { regionShortForm } from './region-short-form.ts';
import { slug } from './slug.ts';

/** What a template does to the text of a field. */
export type Filter = (text: string) => string;

interface Kind {
  /** How it is written, for messages. */
  usage: string;
  /** What stands behind its colons. */
  takes: number;
  make(...given: string[]): Filter;
}

const KINDS: Readonly<Record<string, Kind>> = {
  lower: { usage: 'lower', takes: 0, make: () => (text) => text.toLowerCase() },
  upper: { usage: 'upper', takes: 0, make: () => (text) => text.toUpperCase() },
  slug: { usage: 'slug', takes: 0, make: () => slug },
  short: { usage: 'short', takes: 0, make: () => regionShortForm },
  trim: {
    usage: 'trim:TEXT',
    takes: 1,
    make:
      (start = '') =>
      (text) =>
        text.startsWith(start) ? text.slice(start.length) : text,
  },
  trimend: {
    usage: 'trimend:TEXT',
    takes: 1,
    make:
      (end = '') =>
      (text) =>
        text.endsWith(end) ? text.slice(0, text.length - end.length) : text,
  },
  replace: {
    usage: 'replace:FROM:TO',
    takes: 2,
    make:
      (from = '', to = '') =>
      (text) =>
        text.replaceAll(from, () => to),
  },
};

/** The filter of that name, or why there is none. */
export function filterNamed(name: string, given: readonly string[]): Filter | { because: string; hint: string } {
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (kind === undefined) {
    const names = Object.keys(KINDS);
    return {
      because: `there is no filter ${JSON.stringify(name)}${didYouMean(name, names)}`,
      hint: `use one of ${names.join(', ')}`,
    };
  }
  const fits = given.length === kind.takes && (kind.takes === 0 || given[0] !== '');
  return fits ? kind.make(...given) : { because: `the filter ${name} is not complete`, hint: `write ${kind.usage}` };
}
