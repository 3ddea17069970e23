import { requireRegion } from '../config/given-values.ts';
import { SsoctlError } from '../errors/index.ts';
import { requireOneLine } from './one-line.ts';
import { fitsAll, type Matched, type Pattern, parsePatterns } from './patterns.ts';

/** A key that generated profiles get, all of them or those that the patterns fit. */
export interface Rule {
  where: readonly Pattern[];
  key: string;
  value: string;
}

/** Keys that say whose credentials a profile gives: they are never a rule's business. */
const NOT_BY_RULE =
  /^(sso_|ssoctl_|aws_(access|secret|session|security)|credential_|role_|source_profile$|web_identity_|mfa_serial$|external_id$|login_session$|duration_seconds$)/;

const USAGE = 'write KEY=VALUE, or WHERE KEY=VALUE like account:*-prod,role:Admin region=eu-west-1';

/** Reads a rule: `KEY=VALUE`, or `WHERE KEY=VALUE` with patterns separated by commas. @throws USAGE, REGION_INVALID */
export function parseRule(text: string): Rule {
  requireOneLine('a rule', text);
  const conditional = /^\s*(?:account|id|role):/.test(text);
  const [, where, written = '', value = ''] =
    (conditional ? /^(.*?)\s+([\w.-]+)\s*=(.*)$/ : /^()\s*([^=]*?)\s*=(.*)$/).exec(text) ?? [];
  const key = written.toLowerCase();
  if (where === undefined) throw refused(text, 'is not complete', USAGE);
  if (!/^[a-z][a-z0-9_]*$/.test(key)) throw refused(text, `has no key before its "="`, USAGE);
  if (NOT_BY_RULE.test(key))
    throw refused(text, `cannot set ${key}`, 'rules set what tools do with a profile, not whose credentials it gives');
  requireOneLine('a value', value.trim());
  if (value.trim() === '') throw refused(text, `gives ${key} no value`, USAGE);
  if (key === 'region') requireRegion(value.trim());
  return { where: conditional ? parsePatterns(where) : [], key, value: value.trim() };
}

function refused(text: string, because: string, hint: string): SsoctlError {
  return new SsoctlError('USAGE', `the rule ${JSON.stringify(text)} ${because}`, { hint });
}

/** The keys that a role's profile gets, a later rule over an earlier one. */
export function keysByRule(rules: readonly Rule[], role: Matched): Map<string, string> {
  const keys = new Map<string, string>();
  for (const { where, key, value } of rules) if (fitsAll(where, role)) keys.set(key, value);
  return keys;
}
