import { givenPortal } from '@ssoctl/core/internal/locate/portal';

/** Under these a country's organizations register their names, as in `acme.co.uk`. */
const SECOND_LEVEL = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'or', 'org']);

/** What to call the session of a portal: after its alias, its id, or the domain of the organization. Needs no quotes anywhere. */
export function nameForPortal(startUrl: string): string {
  const { portal } = givenPortal(startUrl);
  const told = portal.subdomain ?? portal.instanceId ?? domainName(new URL(portal.url).hostname);
  const name = told
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return name === '' ? 'sso' : name;
}

/** The name that the organization registered. */
function domainName(host: string): string {
  const labels = host.split('.').slice(0, -1);
  if (labels.length > 1 && SECOND_LEVEL.has(labels.at(-1) ?? '')) labels.pop();
  return labels.at(-1) ?? host;
}
