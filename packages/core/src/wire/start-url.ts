import { foreignPage } from './foreign-pages.ts';
import { isRegion } from './partitions.ts';
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
      /** The text in one form: host in lower case; cut to where the portal begins, without query, fragment and trailing slash. */
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
      /** The beginning or the end alone is missing, so that `fixed` says what the text says. */
      incomplete?: true;
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
  const foreign = foreignPage(host, path);
  if (foreign !== undefined) return { ok: false, why: 'idp-page', ...foreign };
  const match = matchAwsHost(host, path);
  if (match === undefined) return { ok: false, why: 'not-aws', because: `${host} is not a host of AWS`, url };
  if ('why' in match) return { ok: false, ...match };
  if (port !== '')
    return { ok: false, why: 'not-a-url', because: `it names port ${port}`, fixed: `https://${host}${path}` };
  const { base, ...named } = match;
  return { ok: true, ...named, url: base === undefined ? url : `https://${host}${base}`, configured, host };
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

type Fault = Extract<StartUrl, { ok: false }>;

function parse(configured: string): URL | Fault {
  if (configured === '') return { ok: false, why: 'not-a-url', because: 'it is empty' };
  // URL() would silently drop tabs and line ends, and what it read would no longer be what stands in the file.
  if (/[\s\p{Cc}]/u.test(configured)) return { ok: false, why: 'not-a-url', because: 'it contains blanks' };
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(configured)) return withoutScheme(configured);
  if (!URL.canParse(configured)) return { ok: false, why: 'not-a-url', because: 'it cannot be read as a URL' };
  const url = new URL(configured);
  if (url.username !== '' || url.password !== '') {
    return { ok: false, why: 'not-a-url', because: 'it carries a user name or password' };
  }
  if (url.hostname === '') return { ok: false, why: 'not-a-url', because: 'it names no host' };
  return url;
}

function withoutScheme(text: string): Fault {
  const fault: Fault = { ok: false, why: 'not-a-url', because: 'it does not begin with https://' };
  const whole = completed(text);
  if (whole === undefined) return fault;
  const read = readStartUrl(whole);
  if (read.ok || read.why === 'not-aws') return { ...fault, fixed: whole, incomplete: true };
  // What is wrong with the page itself matters more than how it was written down.
  if (read.fixed === undefined) return read;
  return { ...fault, fixed: read.fixed, ...(read.incomplete && { incomplete: true }) };
}

/**
 * The whole address for the part of it that people pass on: a host with or without a path, the instance's id, the identity
 * store's id or alias. The last three name no partition; commercial AWS is by far the likeliest.
 */
function completed(text: string): string | undefined {
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#]|$)/i.test(text)) return `https://${text}`;
  if (/^ssoins-[0-9a-z]+$/i.test(text)) return `https://identitycenter.amazonaws.com/${text.toLowerCase()}`;
  const isName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(text) && !isRegion(text) && !/^\d{12}$/.test(text);
  return isName ? `https://${text.toLowerCase()}.awsapps.com/start` : undefined;
}
