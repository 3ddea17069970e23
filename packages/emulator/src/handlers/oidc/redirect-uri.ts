import { CALLBACK_PATH } from '@ssoctl/core/wire';

const LOOPBACK = '127.0.0.1';

interface Callback {
  port: string;
}

/** The service fixes scheme, host and path; a port may be named. Anything more (query, fragment, user) is refused. */
function readCallback(text: string): Callback | undefined {
  const found = /^http:\/\/([^/:]+)(?::(\d{1,5}))?(\/.*)$/.exec(text);
  if (!found || found[1] !== LOOPBACK || found[3] !== CALLBACK_PATH) return undefined;
  const port = found[2] ?? '';
  return port !== '' && (Number(port) < 1 || Number(port) > 65_535) ? undefined : { port };
}

export function mayRegister(redirectUri: string): boolean {
  return readCallback(redirectUri) !== undefined;
}

/** Registered without a port, any port of the loopback does (RFC 8252 §7.3); with one, only that. */
export function redirectAllowed(asked: string, registered: readonly string[]): boolean {
  const callback = readCallback(asked);
  if (callback === undefined) return false;
  return registered.some((uri) => {
    const known = readCallback(uri);
    return known !== undefined && (known.port === '' || known.port === callback.port);
  });
}
