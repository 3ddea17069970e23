import { startUrlRefused } from '../config/given-values.ts';
import { isRegion, partitionOf } from '../wire/partitions.ts';
import { readStartUrl, type StartUrl, type StartUrlForm } from '../wire/start-url.ts';

/** An access portal, as far as its address tells. */
export interface Portal {
  /** `vanity`: an address of the organization's own, which leads to a portal of AWS's. */
  form: StartUrlForm | 'vanity';
  /** In one form. */
  url: string;
  region?: string;
  partition?: string;
  /** `ssoins-…` */
  instanceId?: string;
  /** `d-…` or the alias. */
  subdomain?: string;
}

export interface Given {
  /** What to configure. */
  startUrl: string;
  portal: Portal;
}

/**
 * The portal that a person means: a start URL in any form, a link into a portal, an address of the organization's own, a host
 * name, an id or an alias.
 * @throws START_URL_INVALID with a hint
 */
export function givenPortal(copied: string): Given {
  const text = unwrapped(copied);
  const read = readStartUrl(text);
  if (read.ok) return { startUrl: read.url, portal: portalOf(read) };
  if (read.why === 'not-aws') {
    // The part after # never reaches a server; the rest is the organization's business.
    const startUrl = text.trim().replace(/#.*$/s, '');
    return { startUrl, portal: { form: 'vanity', url: read.url ?? startUrl } };
  }
  if (read.incomplete && read.fixed !== undefined) return givenPortal(read.fixed);
  throw startUrlRefused(text, read);
}

/** Out of the quotes or brackets that a mail, a chat or a shell put around it. */
function unwrapped(text: string): string {
  const [, inside] =
    /^\s*(?:<([^<>]*)>|"([^"]*)"|'([^']*)')\s*$/.exec(text)?.filter((part) => part !== undefined) ?? [];
  return inside ?? text;
}

export function portalOf({ form, url, ...read }: Extract<StartUrl, { ok: true }>): Portal {
  const portal: Portal = { form, url };
  for (const key of ['region', 'partition', 'instanceId', 'subdomain'] as const)
    if (read[key] !== undefined) portal[key] = read[key];
  return portal;
}

/** Whether a configured start URL leads to the portal: an equal address, or one that names the same instance. */
export function leadsTo(portal: Portal, startUrl: string): boolean {
  const read = readStartUrl(startUrl);
  if (read.url === portal.url) return true;
  return read.ok && portal.instanceId !== undefined && read.instanceId === portal.instanceId;
}

/** Whether a text is a Region that the portal may be in, by its partition. */
export function mayBeIn(portal: Pick<Portal, 'partition'>, region: string): boolean {
  return isRegion(region) && (portal.partition === undefined || portal.partition === partitionOf(region).id);
}
