import { SsoctlError } from '@ssoctl/core/internal/errors/index';

/** A positional argument. `V` is what the command gets. */
export interface Arg<V> {
  /** As help shows it, in capitals. */
  readonly placeholder: string;
  readonly summary: string;
  readonly required: boolean;
  readonly variadic: boolean;
  /** Carries the type only. */
  readonly value?: V;
}

/** An option. `V` is what the command gets; an absent option gives undefined, an absent switch gives false. */
export interface Option<V> {
  /** As help shows it and the parser reads it: `--start-url URL`. */
  readonly flags: string;
  readonly summary: string;
  readonly takesValue: boolean;
  /** May stand several times; the command gets every value, in order. */
  readonly repeatable?: boolean | undefined;
  readonly choices?: readonly string[] | undefined;
  /** Keys of options that cannot stand beside this one. */
  readonly conflicts?: readonly string[] | undefined;
  /** The environment variable that says the same. */
  readonly env?: string | undefined;
  readonly read?: ((text: string) => V) | undefined;
}

export type Args = Readonly<Record<string, Arg<unknown>>>;
export type Options = Readonly<Record<string, Option<unknown>>>;

/** No arguments, or no options. */
export type None = Readonly<Record<never, never>>;

/** What a command is given: arguments and options, read and checked. */
export interface Input<A extends Args, O extends Options> {
  args: { [K in keyof A]: A[K] extends Arg<infer V> ? V : never };
  options: { [K in keyof O]: O[K] extends Option<infer V> ? V : never };
}

export function required(placeholder: string, summary: string): Arg<string> {
  return { placeholder, summary, required: true, variadic: false };
}

export function optional(placeholder: string, summary: string): Arg<string | undefined> {
  return { placeholder, summary, required: false, variadic: false };
}

export function several(placeholder: string, summary: string): Arg<readonly string[]> {
  return { placeholder, summary, required: false, variadic: true };
}

interface Extra {
  conflicts?: readonly string[];
  env?: string;
}

/** A switch: `--all`. */
export function flag(flags: string, summary: string, extra: Extra = {}): Option<boolean> {
  return { flags, summary, takesValue: false, ...extra };
}

/** An option with a value: `--start-url URL`. */
export function value(flags: string, summary: string, extra?: Extra): Option<string | undefined>;
export function value<V>(
  flags: string,
  summary: string,
  extra: Extra & { read: (text: string) => V },
): Option<V | undefined>;
export function value(
  flags: string,
  summary: string,
  extra: Extra & { read?: (text: string) => unknown } = {},
): Option<unknown> {
  return { flags, summary, takesValue: true, ...extra };
}

/** An option with a value that may stand several times: `--include PATTERN`. */
export function values(flags: string, summary: string, extra: Extra = {}): Option<readonly string[] | undefined> {
  return { flags, summary, takesValue: true, repeatable: true, ...extra };
}

/** An option whose value is one of a few words. */
export function choice<const C extends readonly string[]>(
  flags: string,
  choices: C,
  summary: string,
  extra: Extra = {},
): Option<C[number] | undefined> {
  return { flags, summary, takesValue: true, choices, ...extra };
}

/** Reads a whole number of at least `least`. @throws USAGE */
export function wholeNumber(flag: string, least = 0, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    const range = most === Number.MAX_SAFE_INTEGER ? `of ${least} or more` : `between ${least} and ${most}`;
    throw new SsoctlError('USAGE', `${flag} wants a whole number ${range}, not ${JSON.stringify(text)}`);
  };
}

/** Reads a comma-separated list; empty members are dropped. */
export function commaList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
