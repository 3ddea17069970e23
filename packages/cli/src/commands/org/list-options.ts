import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { globMatcher } from '@ssoctl/core/internal/sync/glob';
import { isRegion } from '@ssoctl/core/wire';
import { commaList, flag, value, values } from '../../kit/option.ts';

/** Options that several lists share. */
export const csv = flag('--csv', 'Print comma-separated values with a header (RFC 4180)');
export const tag = values('--tag KEY=VALUE', 'Only with this tag; VALUE may be a glob, and KEY alone will do');
export const instance = value('--instance ID', "The instance, by ARN or id; by default the organization's");
export const region = value('--region LIST', 'Look for the instance in these Regions alone', { read: regions });

function regions(text: string): string[] {
  const named = commaList(text);
  const wrong = named.find((one) => !isRegion(one));
  if (wrong === undefined && named.length > 0) return [...new Set(named)];
  throw new SsoctlError('USAGE', `--region: ${JSON.stringify(wrong ?? '')} is not the name of a Region`, {
    hint: 'give Regions such as eu-west-1, separated by commas',
  });
}

/** Whether one of the names fits, where a glob is given: `shop-*`. Capitals do not count. */
export function nameFilter(glob: string | undefined): (...names: (string | undefined)[]) => boolean {
  if (glob === undefined) return () => true;
  const fits = globMatcher(glob.toLowerCase());
  return (...names) => names.some((name) => name !== undefined && fits(name.toLowerCase()));
}

/** Whether all tags that are asked for are there. @throws USAGE */
export function tagFilter(wanted: readonly string[] = []): (tags: Readonly<Record<string, string>>) => boolean {
  const rules = wanted.map((text) => {
    const at = text.indexOf('=');
    const key = at < 0 ? text : text.slice(0, at);
    if (key === '')
      throw new SsoctlError('USAGE', `--tag ${JSON.stringify(text)} names no key`, { hint: 'write KEY=VALUE' });
    return { key, fits: at < 0 ? () => true : globMatcher(text.slice(at + 1)) };
  });
  return (tags) => rules.every(({ key, fits }) => Object.hasOwn(tags, key) && fits(tags[key] ?? ''));
}
