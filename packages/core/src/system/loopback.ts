import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SsoctlError } from '../errors/index.ts';
import type { Loopback, LoopbackRequest, LoopbackResponse, LoopbackServer } from '../ports/index.ts';

const REQUEST_LIMIT_MS = 10_000;
/** An authorization code and its state take about 2 kB. */
const LONGEST_HEADER_BYTES = 32 * 1024;
const MOST_CONNECTIONS = 64;
/** How long `close` lets answers that were given already reach the browser. */
const FLUSH_MS = 500;

/** A listener on 127.0.0.1 alone: what nobody outside this machine needs to reach, nobody can. */
export function systemLoopback(): Loopback {
  return {
    async listen(port, handle) {
      const answering = new Set<ServerResponse>();
      const server = createServer(
        {
          maxHeaderSize: LONGEST_HEADER_BYTES,
          requestTimeout: REQUEST_LIMIT_MS,
          headersTimeout: REQUEST_LIMIT_MS,
          connectionsCheckingInterval: 1_000,
          keepAlive: false,
        },
        (request, response) => {
          answering.add(response);
          response.once('close', () => answering.delete(response));
          answer(request, response, handle);
        },
      );
      server.maxConnections = MOST_CONNECTIONS;
      await bound(server, port);
      return listening(server, answering);
    },
  };
}

function listening(server: Server, answering: Set<ServerResponse>): LoopbackServer {
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      return new Promise((resolve) => {
        const timer = setTimeout(() => server.closeAllConnections(), FLUSH_MS);
        server.close(() => {
          clearTimeout(timer);
          resolve();
        });
        server.closeIdleConnections();
        // A browser opens connections ahead of need; with no answer under way there is nobody to wait for.
        const closeRest = () => answering.size === 0 && server.closeAllConnections();
        for (const response of answering) response.once('close', () => setImmediate(closeRest));
        closeRest();
      });
    },
  };
}

function bound(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(unavailable(port, cause)));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.removeAllListeners('error');
      // A listener that fails later must not end the process: the wait has its own limit.
      server.on('error', () => {});
      resolve();
    });
  });
}

function unavailable(port: number, cause: NodeJS.ErrnoException): SsoctlError {
  const which = port === 0 ? 'any port' : `port ${port}`;
  const because = cause.code === 'EADDRINUSE' ? 'it is in use' : (cause.code ?? cause.message);
  return new SsoctlError('CALLBACK_UNAVAILABLE', `cannot listen on ${which} of 127.0.0.1: ${because}`, {
    hint: port === 0 ? 'run: ssoctl login --device-code' : 'choose another port, or run: ssoctl login --device-code',
    details: { port },
    cause,
  });
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: LoopbackRequest) => LoopbackResponse,
): void {
  request.resume();
  const { status, headers, body } = outcome(request, handle);
  const length = Buffer.byteLength(body);
  response.writeHead(status, { ...headers, 'content-length': length, connection: 'close' });
  response.end(body);
}

function outcome(request: IncomingMessage, handle: (request: LoopbackRequest) => LoopbackResponse): LoopbackResponse {
  try {
    return handle({ method: request.method ?? '', target: request.url ?? '', headers: flat(request.headers) });
  } catch {
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Internal error\n' };
  }
}

function flat(headers: IncomingMessage['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}
