import type { Readable } from 'node:stream';
import { cancelled, throwIfCancelled } from '../call/cancelled.ts';
import { type NetworkFailure, readFailure } from '../call/failure.ts';
import type { Trouble } from '../call/network-codes.ts';
import { VERSION } from '../call/version.ts';
import type { ServiceSettings } from '../config/types.ts';
import { type ErrorCode, SsoctlError } from '../errors/index.ts';
import type { Clock, OnEvent, Transport } from '../ports/index.ts';
import { readSecureUrl } from '../wire/secure-url.ts';

export interface FetchDeps {
  world: { transport: Transport; clock: Pick<Clock, 'now'>; onEvent: OnEvent };
  settings: Pick<ServiceSettings, 'caBundle'>;
}

/** A page as far as it was read. Data from elsewhere: looked through, never shown. */
export interface Page {
  status: number;
  location: string | undefined;
  text: string;
}

export type Fetched = { ok: true; page: Page } | { ok: false; because: string; error?: SsoctlError };

/** More than any portal's page; a Region stands near the beginning. */
const MOST_BYTES = 1024 * 1024;

/**
 * One request for a page, redirects not followed: no cookies, no credentials, at most a megabyte of the answer. Bounded in time by
 * the transport. What goes wrong on the way is an answer here, in words that quote nothing.
 * @throws CANCELLED, CA_BUNDLE_INVALID, PROXY_INVALID
 */
export async function fetchPage(
  deps: FetchDeps,
  address: string,
  method: 'GET' | 'HEAD',
  signal?: AbortSignal,
): Promise<Fetched> {
  const what = 'finding the Region';
  const url = readSecureUrl(address);
  if (url === undefined) return { ok: false, because: 'it is neither https nor http on loopback' };
  throwIfCancelled(signal, what);
  const { transport, clock, onEvent } = deps.world;
  const handler = await transport.handler(deps.settings);
  const startMs = clock.now();
  const event = { kind: 'call', service: url.host, operation: method, attempt: 1 } as const;
  try {
    const { response } = await handler.handle(requestFor(url, method), signal ? { abortSignal: signal as never } : {});
    const body = response.body as Readable;
    const text = await beginning(body);
    onEvent({ ...event, ms: clock.now() - startMs, status: response.statusCode });
    return { ok: true, page: { status: response.statusCode, location: response.headers['location'], text } };
  } catch (cause) {
    if (signal?.aborted) throw cancelled(signal, what);
    const failure = readFailure(cause, clock.now());
    if (failure.kind === 'known') throw failure.error;
    onEvent({ ...event, ms: clock.now() - startMs, error: failure.kind === 'network' ? failure.code : failure.kind });
    if (failure.kind !== 'network') return { ok: false, because: 'its answer cannot be read' };
    return { ok: false, because: failure.because, error: unreached(url.host, failure) };
  }
}

const CODES: Record<Trouble, ErrorCode> = {
  unreachable: 'NETWORK_UNREACHABLE',
  untrusted: 'TLS_UNTRUSTED',
  proxy: 'PROXY_FAILED',
  'timed-out': 'TIMED_OUT',
};

function unreached(host: string, { trouble, because, code }: NetworkFailure): SsoctlError {
  return new SsoctlError(CODES[trouble], `cannot reach ${host}: ${because} (${code})`, {
    hint:
      trouble === 'untrusted'
        ? "set AWS_CA_BUNDLE to your company's CA file"
        : 'check the address, and the network, VPN and proxy settings',
    details: { host, networkCode: code },
  });
}

type HttpRequest = Parameters<Awaited<ReturnType<Transport['handler']>>['handle']>[0];

/** What the handler reads of a request; its class would come with a library. */
function requestFor(url: URL, method: string): HttpRequest {
  const request = {
    method,
    protocol: url.protocol,
    hostname: url.hostname,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    path: `${url.pathname}${url.search}`,
    query: {},
    headers: { host: url.host, accept: 'text/html', 'user-agent': `ssoctl/${VERSION}` },
  };
  return request as unknown as HttpRequest;
}

async function beginning(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of body) {
      chunks.push(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (bytes >= MOST_BYTES) break;
    }
  } finally {
    body.destroy();
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}
