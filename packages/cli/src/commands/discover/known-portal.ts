import { givenPortal, leadsTo, type Portal } from '@ssoctl/core/internal/locate/portal';
import { type PortalUrl, portalUrlsOf } from '@ssoctl/core/internal/locate/portal-urls';
import type { Located } from '@ssoctl/core/internal/locate/types';
import type { Context } from '../../kit/context.ts';
import type { KnownPortal, ShownPortalUrl } from '../../views/discover.ts';
import { findRegionTelling } from '../sessions/find-region-telling.ts';

/** What the address of a portal tells without any rights. @throws START_URL_INVALID, and what asking Regions throws */
export async function knownPortal(context: Context, url: string): Promise<KnownPortal> {
  const located = await findRegionTelling(context, url);
  const { portal } = givenPortal(located.canonicalUrl);
  const ids = { instanceId: portal.instanceId, identityStoreId: storeOf(portal) };
  const given: ShownPortalUrl = { form: portal.form, url: portal.url, derived: false };
  const derived = located.region === undefined ? [] : portalUrlsOf({ region: located.region, ...ids });
  return { located, ...ids, portalUrls: withGiven(derived, [given, ...asWritten(located)]) };
}

/** An address of the organization's own is worth more than where it leads to. */
function asWritten({ startUrl, canonicalUrl }: Located): ShownPortalUrl[] {
  return startUrl === canonicalUrl ? [] : [{ form: 'vanity', url: startUrl, derived: false }];
}

function storeOf({ subdomain }: Portal): string | undefined {
  return subdomain !== undefined && /^d-[0-9a-f]{10}$/.test(subdomain) ? subdomain : undefined;
}

/** Addresses that somebody uses come first: that they work is known. */
export function withGiven(derived: readonly PortalUrl[], given: readonly ShownPortalUrl[]): ShownPortalUrl[] {
  const urls = new Set(given.map(({ url }) => url));
  return [...given, ...derived.filter(({ url }) => !urls.has(url)).map((one) => ({ ...one, derived: true }))];
}

/** Whether a start URL leads to a portal that has these addresses. */
export function isAmong(portalUrls: readonly { url: string }[], startUrl: string): boolean {
  return portalUrls.some(({ url }) => leadsTo(givenPortal(url).portal, startUrl));
}
