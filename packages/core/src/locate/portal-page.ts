import { matchAwsHost } from '../wire/start-url-forms.ts';
import { type FetchDeps, fetchPage, type Page } from './fetch-page.ts';
import { regionInPage } from './page-region.ts';
import type { Portal } from './portal.ts';

export interface PageAnswer {
  region?: string;
  outcome: string;
}

/**
 * The Region that the portal's own page names. One redirect is followed, and only to another portal host of AWS's; a redirect itself
 * is looked at too. Whatever goes wrong is an outcome.
 * @throws CANCELLED, CA_BUNDLE_INVALID, PROXY_INVALID
 */
export async function regionOfPage(deps: FetchDeps, portal: Portal, signal?: AbortSignal): Promise<PageAnswer> {
  // The issuer's address is a name: in some partitions no host answers there.
  if (portal.form === 'issuer') return { outcome: 'an issuer URL has no page' };
  let address = portal.url;
  for (let redirects = 0; ; redirects += 1) {
    const fetched = await fetchPage(deps, address, 'GET', signal);
    if (!fetched.ok) return { outcome: `the page cannot be read: ${fetched.because}` };
    const { page } = fetched;
    const region = regionInPage(`${page.location ?? ''}\n${page.text}`, portal);
    if (region !== undefined && page.status < 400) return { region, outcome: `the page names ${region}` };
    const next = redirects === 0 ? portalTarget(page, address) : undefined;
    if (next === undefined) return { outcome: `the page (${page.status}) names no Region` };
    address = next;
  }
}

function portalTarget({ status, location }: Page, address: string): string | undefined {
  if (status < 300 || status >= 400 || location === undefined || !URL.canParse(location, address)) return undefined;
  const url = new URL(location, address);
  const match = url.port === '' ? matchAwsHost(url.hostname, url.pathname.replace(/\/+$/, '')) : undefined;
  const isPortal = match !== undefined && ('form' in match ? match.form !== 'issuer' : match.why === 'missing-start');
  return url.protocol === 'https:' && url.username === '' && isPortal ? url.href : undefined;
}
