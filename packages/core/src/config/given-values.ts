import { SsoctlError } from '../errors/index.ts';
import { isRegion, partitionOf } from '../wire/partitions.ts';
import { readStartUrl, type StartUrl } from '../wire/start-url.ts';
import { accountIdFault } from './configured-values.ts';
import { roleNameFault } from './role-name.ts';

/** A name for a section that needs no quotes, in the file or in a shell. @throws USAGE */
export function requireName(what: 'profile' | 'session', name: string): void {
  if (/^[A-Za-z0-9._@:/+-]+$/.test(name)) return;
  throw new SsoctlError('USAGE', `${JSON.stringify(name)} cannot be the name of a ${what}`, {
    hint: 'use letters, digits and . _ @ : / + - in the name',
  });
}

/** A Region, for a new section. @throws REGION_INVALID */
export function requireRegion(text: string): void {
  if (isRegion(text)) return;
  const zone = /^([a-z]{2,5}(?:-[a-z]{2,12}){1,2}-\d{1,2})[a-z]$/.exec(text)?.[1];
  const because = zone ? 'is an availability zone' : 'is not the name of a Region';
  throw new SsoctlError('REGION_INVALID', `${JSON.stringify(text)} ${because}`, {
    hint: `give a Region like ${zone ?? 'us-east-1'}`,
    details: { fixed: zone },
  });
}

/**
 * The start URL to write for a new session: one of AWS's forms is cleaned of fragments and slashes, a vanity address stays
 * as given.
 * @throws START_URL_INVALID, REGION_INVALID when the Region lies in another partition
 */
export function requireStartUrl(text: string, region: string): string {
  const read = readStartUrl(text);
  if (!read.ok && read.why !== 'not-aws') throw startUrlRefused(text, read);
  if (!read.ok) return text.trim();
  const { id } = partitionOf(region);
  if (read.partition === undefined || read.partition === id) return read.url;
  throw new SsoctlError(
    'REGION_INVALID',
    `${read.url} belongs to the partition ${read.partition}, the Region ${region} to ${id}`,
    {
      hint: `give the Region of the portal${read.region ? `: ${read.region}` : ''}`,
      details: { partition: read.partition, region },
    },
  );
}

/** Why a text is no start URL, with what to do instead. */
export function startUrlRefused(text: string, read: Extract<StartUrl, { ok: false }>): SsoctlError {
  const { why, because, fixed } = read;
  const portal = "give the portal's own address, like https://d-1234567890.awsapps.com/start";
  const hint = why === 'account-access' ? 'run: aws login' : fixed ? `give ${fixed}` : portal;
  return new SsoctlError(
    'START_URL_INVALID',
    `${JSON.stringify(shown(text))} is not the start URL of an access portal: ${because}`,
    { hint, details: { why, fixed } },
  );
}

/** Without what may be a password. */
function shown(text: string): string {
  return text
    .trim()
    .replace(/^([^/]*\/\/)?.*@/s, '$1…@')
    .slice(0, 200);
}

/** An account id, for a new profile. @throws ACCOUNT_ID_INVALID */
export function requireAccountId(text: string): void {
  const fault = accountIdFault(text);
  if (fault === undefined) return;
  throw new SsoctlError('ACCOUNT_ID_INVALID', `${JSON.stringify(text)} ${fault.because}`, {
    hint: fault.fixed ? `give ${fault.fixed}` : 'run: ssoctl accounts',
    details: { fixed: fault.fixed },
  });
}

/** A role's name as the portal shows it, for a new profile. @throws USAGE */
export function requireRoleName(text: string): void {
  const fault = roleNameFault(text);
  if (fault === undefined) return;
  throw new SsoctlError('USAGE', `${JSON.stringify(text)} ${fault.because}`, {
    hint: fault.fixed ? `give ${fault.fixed}` : 'run: ssoctl roles',
    details: { fixed: fault.fixed },
  });
}

/** Scopes for a new session. @throws USAGE */
export function requireScopes(scopes: readonly string[]): void {
  const wrong = scopes.find((scope) => !/^[^\s,\p{Cc}]+$/u.test(scope));
  if (wrong === undefined) return;
  throw new SsoctlError('USAGE', `${JSON.stringify(wrong)} is not a scope`, {
    hint: 'give scopes separated by commas, like sso:account:access',
  });
}
