import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type OnRequest = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void>;

/** A server bound to loopback that can be closed at once. */
export interface LoopbackServer {
  readonly port: number;
  readonly http: Server;
  /** Ends every connection, tunnels too, and stops listening. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1 and nowhere else. Port 0 means any. Rejects with the system's error when the port is taken. */
export async function listen(port: number, onRequest: OnRequest): Promise<LoopbackServer> {
  const http = createServer((incoming, outgoing) => {
    onRequest(incoming, outgoing).catch(() => incoming.socket.destroy());
  });
  // An idle client must not find its connection closed under its next request: only faults do that here.
  http.keepAliveTimeout = 120_000;
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', () => {
      http.off('error', reject);
      resolve();
    });
  });
  return {
    port: (http.address() as AddressInfo).port,
    http,
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
