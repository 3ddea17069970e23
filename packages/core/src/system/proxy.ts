import { SsoctlError } from '../errors/index.ts';
import { isLoopbackHost } from '../wire/secure-url.ts';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * The proxy through which a URL is reached, by the rules of the AWS CLI (those of Python): `https_proxy` and `no_proxy`, of
 * which the lower-case spelling wins, even when it is empty. Loopback is never reached through a proxy, which would be
 * another machine's loopback; and as http is spoken on loopback alone, `http_proxy` has nothing to decide.
 * @throws PROXY_INVALID
 */
export function proxyFor(url: URL, env: Env): URL | undefined {
  if (url.protocol !== 'https:' || isLoopbackHost(url.hostname)) return undefined;
  const setting = chosen(env, 'https_proxy');
  if (setting === undefined || bypassed(url.host, chosen(env, 'no_proxy')?.value ?? '')) return undefined;
  return readProxy(setting);
}

interface Setting {
  variable: string;
  value: string;
}

function chosen(env: Env, lower: string): Setting | undefined {
  for (const variable of [lower, lower.toUpperCase()]) {
    const value = env[variable]?.trim();
    if (value !== undefined) return value === '' ? undefined : { variable, value };
  }
  return undefined;
}

function readProxy({ variable, value }: Setting): URL {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '') return url;
  const because = url === undefined ? 'it is not a URL' : `${url.protocol.slice(0, -1)} proxies are not supported`;
  throw new SsoctlError('PROXY_INVALID', `${variable} cannot be used: ${because}`, {
    hint: `set ${variable} to http://HOST:PORT`,
    details: { variable },
  });
}

/** Python's `proxy_bypass_environment`: suffixes at a dot, of host or host:port; no CIDR, no wildcard but a lone `*`. */
function bypassed(host: string, noProxy: string): boolean {
  if (noProxy.trim() === '*') return true;
  const full = host.toLowerCase();
  const bare = full.replace(/:\d+$/, '');
  return noProxy
    .toLowerCase()
    .split(',')
    .map((name) => name.trim().replace(/^\.+/, ''))
    .filter((name) => name !== '')
    .some((name) => [bare, full].some((own) => own === name || own.endsWith(`.${name}`)));
}
