import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallDeps } from '@ssoctl/core/internal/call/types';
import type { Files, Random } from '@ssoctl/core/internal/ports/index';
import { systemTransport } from '@ssoctl/core/internal/system/transport';
import { type FakeClock, fakeClock, type RecordedEvents, recordedEvents } from '@ssoctl/testkit';

export interface Received {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

export interface WireServer {
  url: string;
  host: string;
  received: Received[];
  close(): Promise<void>;
}

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  /** A string goes out as it is, anything else as JSON. */
  body?: unknown;
  /** Instead of an answer: cut the connection, or never answer. */
  fault?: 'reset' | 'silent' | 'half';
}

/** A server on loopback that answers what the test says, one reply after the other; the last one stays. */
export async function wireServer(...replies: (Reply | ((request: Received) => Reply))[]): Promise<WireServer> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const got = { method, url, headers, body: Buffer.concat(chunks).toString() };
      received.push(got);
      const next = replies[Math.min(received.length, replies.length) - 1] ?? {};
      answer(request, response, typeof next === 'function' ? next(got) : next);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    received,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
  if (reply.fault === 'reset') return void request.socket.destroy();
  if (reply.fault === 'silent') return;
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {});
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  if (reply.fault === 'half') response.write(body.slice(0, body.length / 2));
  else response.end(body);
}

/** A rejection of sso-oidc as the service sends it. */
export function oidcError(status: number, exception: string, error: string, description = `${error} it is`): Reply {
  return {
    status,
    headers: {
      'x-amzn-errortype': `${exception}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`,
      'x-amzn-requestid': 'req-1',
    },
    body: { error, error_description: description },
  };
}

/** A rejection of the portal as the service sends it. */
export function portalError(status: number, exception: string, message: string, headers = {}): Reply {
  return {
    status,
    headers: { 'x-amzn-requestid': 'req-2', ...headers },
    body: { message, __type: `com.amazonaws.switchboard.portal#${exception}` },
  };
}

export interface TestDeps extends CallDeps {
  clock: FakeClock;
  events: RecordedEvents;
}

const noFiles: Files = {
  read: async () => undefined,
  readBytes: async () => undefined,
  replace: async () => {},
  exchange: async () => ({ made: false }),
  remove: async () => false,
  list: async () => [],
  info: async () => undefined,
  sweep: async () => 0,
};

/** Deps of a client that calls a test's server; time and chance are the test's, the connections are real. */
export function depsFor(url: string, limits = { connectMs: 2_000, answerMs: 5_000 }): TestDeps {
  const events = recordedEvents();
  return {
    region: 'eu-north-1',
    settings: {
      fips: false,
      dualStack: false,
      endpoints: { 'sso-oidc': url, sso: url, sts: url, 'sso-admin': url, identitystore: url, organizations: url },
      caBundle: undefined,
    },
    transport: systemTransport({ env: {}, files: noFiles, limits }),
    clock: fakeClock(),
    random: evenRandom(),
    onEvent: events.onEvent,
    events,
  };
}

/** Bytes that count up, and uuids that do. */
export function evenRandom(): Random {
  let next = 0;
  return {
    bytes: (count) => Uint8Array.from({ length: count }, () => next++ % 256),
    uuid: () => `00000000-0000-4000-8000-${String(next++).padStart(12, '0')}`,
  };
}
