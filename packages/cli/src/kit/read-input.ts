import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Command } from 'commander';
import type { Args, Option, Options } from './option.ts';

/** The values of `options`, taken from parsed commands; what stands later on the command line wins. @throws USAGE */
export function readOptions(options: Options, parsed: readonly Command[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(options)) values[key] = readOption(option, given(option, parsed));
  for (const [key, option] of Object.entries(options))
    for (const other of option.conflicts ?? []) {
      const rival = options[other];
      if (rival !== undefined && isSet(values[key]) && isSet(values[other]))
        throw new SsoctlError('USAGE', `${longFlag(option)} and ${longFlag(rival)} exclude each other`, {
          hint: 'name one of them',
        });
    }
  return values;
}

function given(option: Option<unknown>, parsed: readonly Command[]): unknown {
  const flag = longFlag(option);
  const name = flag.replace(/^--(no-)?/, '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const from = parsed.findLast((command) => command.getOptionValueSource(name) === 'cli');
  return from?.getOptionValue(name);
}

function readOption(option: Option<unknown>, raw: unknown): unknown {
  const flag = longFlag(option);
  if (!option.takesValue) return flag.startsWith('--no-') ? raw === false : raw === true;
  if (option.repeatable) return raw;
  if (typeof raw !== 'string') return undefined;
  if (option.choices && !option.choices.includes(raw))
    throw new SsoctlError('USAGE', `${flag} cannot be ${JSON.stringify(raw)}`, {
      hint: `choose one of ${option.choices.join(', ')}`,
    });
  return option.read ? option.read(raw) : raw;
}

export function longFlag(option: Option<unknown>): string {
  return /--[\w-]+/.exec(option.flags)?.[0] ?? option.flags;
}

function isSet(value: unknown): boolean {
  return value !== undefined && value !== false;
}

/** Words as the named arguments. @throws USAGE when one is missing or too many are given */
export function readArgs(args: Args, words: readonly (string | undefined)[], path: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  let rest = words;
  for (const [key, arg] of Object.entries(args)) {
    if (arg.variadic) {
      values[key] = rest;
      rest = [];
      continue;
    }
    const [word, ...others] = rest;
    if (word === undefined && arg.required)
      throw new SsoctlError('USAGE', `${arg.placeholder} is missing`, { hint: `run: ${path} --help` });
    values[key] = word;
    rest = others;
  }
  if (rest.length > 0)
    throw new SsoctlError('USAGE', `${path} does not take ${JSON.stringify(rest[0])}`, { hint: `run: ${path} --help` });
  return values;
}

/**
 * Words of a command that passes the rest through. What stands before the separator fills the arguments before the last
 * one; without a separator the words are taken in order.
 */
export function separate(args: Args, words: readonly string[], separator: string): (string | undefined)[] {
  const own = Object.keys(args).length - 1;
  const at = words.indexOf(separator);
  if (at < 0 || at > own) return words.map((word) => (word === separator ? '--' : word));
  const before: (string | undefined)[] = words.slice(0, at);
  while (before.length < own) before.push(undefined);
  return [...before, ...words.slice(at + 1)];
}
