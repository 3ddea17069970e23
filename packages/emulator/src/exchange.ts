import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** One request as it came in, its body read whole. */
export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly body: string;
  /** The same as a web Request; each call makes a new one. */
  toRequest(): Request;
  readonly outgoing: ServerResponse;
  /** The TCP socket under it, below any TLS: what a reset must hit. */
  readonly socket: Socket;
}

/** What comes of reading a request: the exchange, or the status that it must be answered with. */
export type Read = { ok: true; exchange: Exchange } | { ok: false; status: 400 | 413; because: string };

/** No request of a real client comes near this; a stranger's may. */
const MAX_BODY_BYTES = 1024 * 1024;

/** Reads a request whole. `origin` is `scheme://host` as the caller addressed it. */
export async function readExchange(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  origin: string,
  socket: Socket,
): Promise<Read> {
  const target = incoming.url ?? '';
  if (!target.startsWith('/')) return { ok: false, status: 400, because: 'request target is not a path' };
  const body = await readBody(incoming);
  if (body === undefined) return { ok: false, status: 413, because: `body is over ${MAX_BODY_BYTES} bytes` };
  try {
    const url = new URL(origin + target);
    const headers = headersOf(incoming);
    const method = incoming.method ?? 'GET';
    const hasBody = body.length > 0 && method !== 'GET' && method !== 'HEAD';
    const toRequest = () => new Request(url, { method, headers, ...(hasBody ? { body: new Uint8Array(body) } : {}) });
    toRequest();
    return { ok: true, exchange: { method, url, headers, body: body.toString('utf8'), toRequest, outgoing, socket } };
  } catch (cause) {
    return { ok: false, status: 400, because: cause instanceof Error ? cause.message : 'malformed request' };
  }
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Leaving the loop early must not destroy the connection: the answer has yet to go out on it.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function headersOf(incoming: IncomingMessage): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < incoming.rawHeaders.length; i += 2)
    headers.append(incoming.rawHeaders[i] ?? '', incoming.rawHeaders[i + 1] ?? '');
  return headers;
}

/** Sends a web Response. Headers that were set on `outgoing` before win over the response's. */
export async function send(outgoing: ServerResponse, response: Response): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  head(outgoing, response, body.length);
  outgoing.end(outgoing.req.method === 'HEAD' ? undefined : body);
}

/** Announces the whole body, sends its first half, and cuts the connection. */
export async function sendHalf(outgoing: ServerResponse, response: Response, socket: Socket): Promise<void> {
  const body = Buffer.from(await response.arrayBuffer());
  if (outgoing.destroyed) return;
  head(outgoing, response, Math.max(body.length, 2));
  outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => socket.destroy());
}

function head(outgoing: ServerResponse, response: Response, length: number): void {
  const cookies = response.headers.getSetCookie();
  for (const [name, value] of response.headers)
    if (name !== 'set-cookie' && !outgoing.hasHeader(name)) outgoing.setHeader(name, value);
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  outgoing.setHeader('content-length', length);
  outgoing.writeHead(response.status);
}
