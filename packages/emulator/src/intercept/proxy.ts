import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { TLSSocket } from 'node:tls';
import type { Authority } from './authority.ts';
import { type HostVerdict, readHost } from './hosts.ts';

/** A connection that a client believes to lead to AWS. */
export interface Tunnel {
  host: string;
  verdict: Exclude<HostVerdict, { kind: 'refused' }>;
  /** The TCP socket under the TLS that ends here. */
  socket: Socket;
}

export interface Interception {
  authority: Authority;
  /** Answers a request that came through a tunnel. */
  onRequest(incoming: IncomingMessage, outgoing: ServerResponse, tunnel: Tunnel): Promise<void>;
  onLog(line: string): void;
}

/**
 * Makes a server answer CONNECT: TLS for AWS's hosts ends here, everything else gets 502. Nothing is ever forwarded.
 */
export function interceptConnects(http: Server, { authority, onRequest, onLog }: Interception): void {
  const tunnels = new WeakMap<Socket, Tunnel>();
  const asked = new WeakSet<Socket>();
  const inner = createServer((incoming, outgoing) => {
    const tunnel = tunnels.get(incoming.socket);
    asked.add(incoming.socket);
    if (tunnel === undefined) incoming.socket.destroy();
    else onRequest(incoming, outgoing, tunnel).catch(() => incoming.socket.destroy());
  });
  inner.keepAliveTimeout = http.keepAliveTimeout;

  http.on('connect', (request, socket: Duplex, head) => {
    socket.on('error', () => socket.destroy());
    const { host, port } = readAuthority(request.url ?? '');
    const verdict = readHost(host);
    if (verdict.kind === 'refused' || port !== 443) {
      const because = verdict.kind === 'refused' ? verdict.because : `port ${port}: AWS answers on 443 alone`;
      onLog(`refused CONNECT ${host}:${port}: ${because}`);
      refuse(socket, because);
      return;
    }
    openTunnel({ host, verdict, socket: socket as Socket }, head).catch((cause: unknown) => {
      onLog(`no tunnel to ${host}: ${String(cause)}`);
      socket.destroy();
    });
  });

  async function openTunnel(tunnel: Tunnel, head: Buffer): Promise<void> {
    const { host, socket } = tunnel;
    const secureContext = await authority.contextFor(host);
    if (socket.destroyed) return;
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    const tls = new TLSSocket(socket, { isServer: true, secureContext, ALPNProtocols: ['http/1.1'] });
    let error: NodeJS.ErrnoException | undefined;
    tls.on('error', (cause) => {
      error = cause;
      tls.destroy();
    });
    // Most clients that do not trust a certificate just hang up, so silence is the sign to look for.
    tls.on('close', () => {
      if (asked.has(tls) || !http.listening) return;
      const why = error?.code?.startsWith('ERR_SSL_') ? ` (${error.code})` : '';
      onLog(`${host}: the client hung up before it asked anything${why}. Does it trust the emulator's CA?`);
    });
    tunnels.set(tls, tunnel);
    inner.emit('connection', tls);
  }
}

/** `host:port`, an IPv6 address in brackets. */
function readAuthority(text: string): { host: string; port: number } {
  const [, host = '', port = ''] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(text) ?? [];
  return { host: host.toLowerCase().replace(/\.$/, ''), port: Number(port) };
}

function refuse(socket: Duplex, because: string): void {
  const body = `${because}; this proxy forwards nothing\n`;
  socket.end(
    `HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/plain\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
