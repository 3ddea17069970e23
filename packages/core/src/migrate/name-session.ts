import { readStartUrl } from '../wire/start-url.ts';

/** Under these a country's organizations register their names, as in `acme.co.uk`. */
const SECOND_LEVEL = new Set(['ac', 'co', 'com', 'edu', 'gov', 'net', 'or', 'org']);

/** What to call the session of a portal: after its alias, its id, or the domain of the organization. Needs no quotes anywhere. */
export function nameForPortal(startUrl: string): string {
  const read = readStartUrl(startUrl);
  const told = (read.ok && (read.subdomain ?? read.instanceId)) || domainName(read.url ?? '');
  const name = told
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return name === '' ? 'sso' : name;
}

/** The name that the organization registered. */
function domainName(url: string): string {
  if (!URL.canParse(url)) return '';
  const labels = new URL(url).hostname.split('.').slice(0, -1);
  if (labels.length > 1 && SECOND_LEVEL.has(labels.at(-1) ?? '')) labels.pop();
  return labels.at(-1) ?? '';
}
