/** Whether a URL's host name can only mean this machine: `localhost`, 127.0.0.0/8 or `[::1]`. Names below localhost are some resolvers' own. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.toLowerCase().replace(/^\[|\]$/g, '');
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/**
 * The URL when it may be called or opened: https, or http on loopback, and no user or password in it. Else undefined.
 * Anything else would let a token, or a person, go where anybody on the way can listen.
 */
export function readSecureUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return undefined;
  if (url.protocol === 'https:') return url.hostname === '' ? undefined : url;
  return url.protocol === 'http:' && isLoopbackHost(url.hostname) ? url : undefined;
}
