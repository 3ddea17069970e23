import { didYouMean } from '../config/closest.ts';
import { SsoctlError } from '../errors/index.ts';
import { globMatcher } from './glob.ts';
import { requireOneLine } from './one-line.ts';
import type { RoleInRegion } from './types.ts';

const FIELDS = ['account', 'id', 'role'] as const;
type Field = (typeof FIELDS)[number];

/** What a pattern looks at. */
export type Matched = Pick<RoleInRegion, 'accountId' | 'accountName' | 'roleName'>;

/** `account:GLOB`, `id:GLOB` or `role:GLOB`. */
export interface Pattern {
  text: string;
  field: Field;
  fits(role: Matched): boolean;
}

/** Reads patterns separated by commas; a comma that no pattern follows belongs to the glob before it. @throws USAGE */
export function parsePatterns(text: string): Pattern[] {
  requireOneLine('a pattern', text);
  return text
    .split(/,(?=\s*(?:account|id|role):)/)
    .map((part) => part.trim())
    .map(parsePattern);
}

function parsePattern(text: string): Pattern {
  const at = text.indexOf(':');
  const name = at < 0 ? text : text.slice(0, at);
  const glob = text.slice(at + 1).trim();
  const field = FIELDS.find((known) => known === name);
  if (field === undefined || at < 0) {
    const because = at < 0 ? 'does not say what it is about' : `cannot be about ${JSON.stringify(name)}`;
    throw new SsoctlError('USAGE', `the pattern ${JSON.stringify(text)} ${because}${didYouMean(name, FIELDS)}`, {
      hint: 'write account:GLOB, id:GLOB or role:GLOB',
    });
  }
  if (glob === '')
    throw new SsoctlError('USAGE', `the pattern ${JSON.stringify(text)} is empty`, { hint: `write ${field}:GLOB` });
  const matches = globMatcher(glob);
  return { text: `${field}:${glob}`, field, fits: (role) => matches(textOf(field, role)) };
}

function textOf(field: Field, { accountId, accountName, roleName }: Matched): string {
  if (field === 'role') return roleName;
  return field === 'account' && accountName ? accountName : accountId;
}

/** Whether a role is as the patterns say: for every field that is named, one of its patterns fits. Without patterns it is. */
export function fitsAll(patterns: readonly Pattern[], role: Matched): boolean {
  return FIELDS.every((field) => {
    const about = patterns.filter((pattern) => pattern.field === field);
    return about.length === 0 || about.some((pattern) => pattern.fits(role));
  });
}
