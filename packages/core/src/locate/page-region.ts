import { mayBeIn, type Portal } from './portal.ts';

/**
 * Where a portal's page, or the address that it sends a browser to, names its Region; the surest first. Each takes a bounded look
 * from where it begins, so that no page makes it slow.
 * - `<meta name="region" content="eu-west-1"/>`, seen on every portal
 * - `"region":"eu-west-1"` in the page's settings
 * - hosts and queries of the Region's services
 */
const PLACES: readonly ((text: string) => Iterable<string | undefined>)[] = [
  function* (text) {
    for (const [tag] of text.matchAll(/<meta\s[^<>]{0,400}>/gi))
      if (/\sname\s{0,3}=\s{0,3}["']?region["'\s/>]/i.test(tag))
        yield /\scontent\s{0,3}=\s{0,3}["']?([a-z0-9-]+)/i.exec(tag)?.[1];
  },
  function* (text) {
    for (const [, region] of text.matchAll(/"region"\s{0,3}:\s{0,3}"([a-z0-9-]{5,32})"/g)) yield region;
  },
  function* (text) {
    const hosts = /\b(?:assets\.sso-portal|portal\.sso|device\.sso|oidc)\.([a-z0-9-]{5,32})\.(?:amazonaws|api)\./g;
    for (const [, region] of text.matchAll(hosts)) yield region;
    for (const [, region] of text.matchAll(/\/([a-z0-9-]{5,32})\.(?:sso\.)?signin\.aws\b/g)) yield region;
    for (const [, region] of text.matchAll(/[?&;]region=([a-z0-9-]{5,32})\b/g)) yield region;
  },
];

/**
 * The Region that a page names, when it names one and not several. A Region of another partition than the portal's does not count.
 */
export function regionInPage(text: string, portal: Pick<Portal, 'partition'>): string | undefined {
  for (const place of PLACES) {
    const found = new Set<string>();
    for (const region of place(text)) if (region !== undefined && mayBeIn(portal, region)) found.add(region);
    const [only, ...others] = found;
    if (only !== undefined && others.length === 0) return only;
  }
  return undefined;
}
