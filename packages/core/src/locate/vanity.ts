import { SsoctlError } from '../errors/index.ts';
import { readStartUrl, type StartUrl } from '../wire/start-url.ts';
import { type FetchDeps, fetchPage, type Page } from './fetch-page.ts';
import { type Portal, portalOf } from './portal.ts';

export interface Followed {
  /** Absent where it leads to none. */
  portal?: Portal;
  outcome: string;
  /** Why it could not be asked at all. */
  failure?: SsoctlError;
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** A server that knows no HEAD is asked with GET. */
const NO_HEAD: ReadonlySet<number> = new Set([405, 501]);

/**
 * Where an address of the organization's own leads: one redirect, by https, to a portal of AWS's, as AWS CLI 2.36.7 follows it.
 * A second redirect is not followed; what is not AWS's is not asked.
 * @throws START_URL_INVALID when it leads to what is certainly no portal of IAM Identity Center; CANCELLED, CA_BUNDLE_INVALID, PROXY_INVALID
 */
export async function followVanity(deps: FetchDeps, address: string, signal?: AbortSignal): Promise<Followed> {
  const { host } = new URL(address);
  let answer = await fetchPage(deps, address, 'HEAD', signal);
  if (answer.ok && NO_HEAD.has(answer.page.status)) answer = await fetchPage(deps, address, 'GET', signal);
  if (!answer.ok)
    return { outcome: `${host} cannot be asked: ${answer.because}`, ...(answer.error && { failure: answer.error }) };
  const target = targetIn(answer.page, address);
  if (typeof target === 'string') return { outcome: `${host} ${target}` };
  const read = readStartUrl(target.href);
  // As of now the portal's address may be the host alone.
  const portal = read.ok ? read : read.incomplete && read.fixed !== undefined ? readStartUrl(read.fixed) : undefined;
  if (portal?.ok) return { portal: portalOf(portal), outcome: `${host} leads to ${portal.url}` };
  if (!read.ok && (read.why === 'account-access' || read.why === 'builder-id')) throw wrongPortal(host, target, read);
  return { outcome: `${host} leads to ${target.host || target.protocol}${read.ok ? '' : `: ${read.because}`}` };
}

/** The redirect's target, or why there is none. */
function targetIn({ status, location }: Page, address: string): URL | string {
  if (!REDIRECTS.has(status)) return `answers ${status} and leads nowhere`;
  if (location === undefined || !URL.canParse(location, address))
    return `answers ${status} without saying where it leads`;
  return new URL(location, address);
}

function wrongPortal(host: string, target: URL, read: Extract<StartUrl, { ok: false }>): SsoctlError {
  return new SsoctlError('START_URL_INVALID', `${host} leads to ${target.host}: ${read.because}`, {
    hint:
      read.why === 'account-access'
        ? 'run: aws login'
        : "give the portal's own address, like https://d-1234567890.awsapps.com/start",
    details: { why: read.why },
  });
}
