import { matchAwsHost, type StartUrlForm } from './start-url-forms.ts';

export type { StartUrlForm } from './start-url-forms.ts';

/** Why a text is not the start URL of an access portal that we know. */
export type StartUrlFault =
  | 'not-https'
  | 'not-a-url'
  | 'idp-page'
  | 'not-aws'
  | 'account-access'
  | 'builder-id'
  | 'missing-start';

export type StartUrl =
  | {
      ok: true;
      form: StartUrlForm;
      /** The text in one form: host in lower case; query, fragment and trailing slashes cut. */
      url: string;
      /** The text as given, trimmed. Cache names depend on these bytes. */
      configured: string;
      host: string;
      /** Where the host names it. */
      region?: string;
      /** Partition id, where the host tells it. */
      partition?: string;
      /** `ssoins-…`. */
      instanceId?: string;
      /** `d-…` or the alias that the organization chose. */
      subdomain?: string;
    }
  | {
      ok: false;
      why: StartUrlFault;
      /** Completes the sentence "TEXT is not the start URL of an access portal: …". */
      because: string;
      /** What was probably meant. */
      fixed?: string;
      /** The text in one form, where it is a URL at all: a vanity address (`not-aws`) is used as it is. */
      url?: string;
    };

/**
 * Reads a start URL in any form that IAM Identity Center gives out. Nothing is looked up: an https address of a host
 * that is not AWS's answers `not-aws`, and the caller decides whether a vanity address is welcome.
 */
export function readStartUrl(text: string): StartUrl {
  const configured = text.trim();
  const parsed = parse(configured);
  if (!(parsed instanceof URL)) return parsed;
  const { hostname, pathname, protocol, port } = parsed;
  const host = hostname.replace(/\.$/, '');
  const path = pathname.replace(/\/+$/, '');
  const url = `https://${host}${port === '' ? '' : `:${port}`}${path}`;
  if (protocol !== 'https:') {
    const fixed = protocol === 'http:' ? proposal(url) : {};
    return { ok: false, why: 'not-https', because: `it begins with ${protocol}//, not https://`, ...fixed };
  }
  const foreign = foreignPage(host);
  if (foreign !== undefined) return { ok: false, why: 'idp-page', because: foreign };
  const match = matchAwsHost(host, path);
  if (match === undefined) return { ok: false, why: 'not-aws', because: `${host} is not a host of AWS`, url };
  if ('why' in match) return { ok: false, ...match };
  if (port !== '')
    return { ok: false, why: 'not-a-url', because: `it names port ${port}`, fixed: `https://${host}${path}` };
  return { ok: true, ...match, url, configured, host };
}

/** A guess, completed where it lacks more; nothing where it would be refused. */
function proposal(guess: string): { fixed?: string } {
  const read = readStartUrl(guess);
  if (read.ok || read.why === 'not-aws') return { fixed: guess };
  return read.fixed === undefined ? {} : { fixed: read.fixed };
}

/** The start URL in one form, for comparing two of them; the text itself where it cannot be read. */
export function canonicalStartUrl(text: string): string {
  const read = readStartUrl(text);
  return read.url ?? text.trim();
}

function parse(configured: string): URL | Extract<StartUrl, { ok: false }> {
  if (configured === '') return { ok: false, why: 'not-a-url', because: 'it is empty' };
  // URL() would silently drop tabs and line ends, and what it read would no longer be what stands in the file.
  if (/[\s\p{Cc}]/u.test(configured)) return { ok: false, why: 'not-a-url', because: 'it contains blanks' };
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(configured)) {
    const guess = /^[a-z0-9-]+(\.[a-z0-9-]+)+(\/|$)/i.test(configured) ? proposal(`https://${configured}`) : {};
    return { ok: false, why: 'not-a-url', because: 'it does not begin with https://', ...guess };
  }
  if (!URL.canParse(configured)) return { ok: false, why: 'not-a-url', because: 'it cannot be read as a URL' };
  const url = new URL(configured);
  if (url.username !== '' || url.password !== '') {
    return { ok: false, why: 'not-a-url', because: 'it carries a user name or password' };
  }
  if (url.hostname === '') return { ok: false, why: 'not-a-url', because: 'it names no host' };
  return url;
}

/** Hosts of pages that people take for the access portal. An exact name, or a suffix after a dot. */
const FOREIGN: readonly (readonly [string, string])[] = [
  ['okta.com', 'a page of Okta'],
  ['oktapreview.com', 'a page of Okta'],
  ['okta-emea.com', 'a page of Okta'],
  ['okta-gov.com', 'a page of Okta'],
  ['microsoftonline.com', 'a page of Microsoft Entra ID'],
  ['microsoftonline.us', 'a page of Microsoft Entra ID'],
  ['myapps.microsoft.com', 'a page of Microsoft Entra ID'],
  ['myapplications.microsoft.com', 'a page of Microsoft Entra ID'],
  ['launcher.myapps.microsoft.com', 'a page of Microsoft Entra ID'],
  ['accounts.google.com', 'a page of Google Workspace'],
  ['onelogin.com', 'a page of OneLogin'],
  ['pingone.com', 'a page of PingOne'],
  ['pingone.eu', 'a page of PingOne'],
  ['pingidentity.com', 'a page of Ping Identity'],
  ['jumpcloud.com', 'a page of JumpCloud'],
  ['duosecurity.com', 'a page of Duo'],
  ['auth0.com', 'a page of Auth0'],
  ['cyberark.cloud', 'a page of CyberArk'],
  ['signin.aws', 'the sign-in page behind the portal'],
  ['signin.aws.amazon.com', "the console's sign-in page"],
  ['signin.amazonaws.cn', "the console's sign-in page"],
  ['signin.amazonaws-us-gov.com', "the console's sign-in page"],
  ['signin.amazonaws-eusc.eu', "the console's sign-in page"],
  ['console.aws.amazon.com', 'the AWS console'],
  ['console.amazonaws.cn', 'the AWS console'],
  ['console.amazonaws-us-gov.com', 'the AWS console'],
  ['console.amazonaws-eusc.eu', 'the AWS console'],
];

function foreignPage(host: string): string | undefined {
  const found = FOREIGN.find(([name]) => host === name || host.endsWith(`.${name}`));
  return found && `${host} is ${found[1]}`;
}
