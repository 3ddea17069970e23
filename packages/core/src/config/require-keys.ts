import { type ErrorCode, SsoctlError } from '../errors/index.ts';
import type { Place } from './types.ts';

export interface Holder extends Place {
  /** As a person would say it: `profile "dev"`. */
  title: string;
  keys: ReadonlyMap<string, string>;
}

/** Refuses a section that lacks a key, or has it without a value; all missing ones are named. */
export function requireKeys(code: ErrorCode, holder: Holder, names: readonly string[]): void {
  const missing = names.filter((name) => !holder.keys.get(name));
  if (missing.length === 0) return;
  const { title, file, line } = holder;
  throw new SsoctlError(code, `${title} (${file}:${line}) lacks ${missing.join(', ')}`, {
    hint: `add ${missing.map((name) => `${name} = …`).join(' and ')} below line ${line} of ${file}`,
    details: { file, line, missing },
  });
}

/** The value of a key that {@link requireKeys} has seen. */
export function textOf(keys: ReadonlyMap<string, string>, name: string): string {
  return keys.get(name) ?? '';
}
