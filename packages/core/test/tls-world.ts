import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as http from 'node:http';
import * as https from 'node:https';
import * as net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  key: string;
  cert: string;
}

export interface Authority {
  /** PEM. */
  ca: string;
  issue(...hosts: string[]): Certificate;
}

/** An authority that nobody trusts unasked, and certificates of its making; openssl does the work. */
export function authority(name: string): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'ssoctl-ca-'));
  const at = (file: string) => join(folder, file);
  const openssl = (...args: string[]) =>
    execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  const subject = (common: string) => [
    '-subj',
    `/CN=${common}`,
    '-nodes',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
  ];
  openssl('req', '-x509', ...subject(name), '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2');
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  let issued = 0;
  return {
    ca: readFileSync(at('ca.pem'), 'utf8'),
    issue(...hosts) {
      const id = `leaf${issued++}`;
      const names = hosts.map((host) => (net.isIP(host) ? `IP:${host}` : `DNS:${host}`)).join(',');
      writeFileSync(at(`${id}.ext`), `subjectAltName=${names}\n`);
      openssl('req', '-new', ...subject(hosts[0] ?? ''), '-keyout', `${id}.key`, '-out', `${id}.csr`);
      openssl(
        'x509',
        '-req',
        '-in',
        `${id}.csr`,
        '-CA',
        'ca.pem',
        '-CAkey',
        'ca.key',
        '-CAcreateserial',
        '-days',
        '2',
        '-extfile',
        `${id}.ext`,
        '-out',
        `${id}.pem`,
      );
      return { key: readFileSync(at(`${id}.key`), 'utf8'), cert: readFileSync(at(`${id}.pem`), 'utf8') };
    },
  };
}

export interface Running {
  port: number;
  close(): Promise<void>;
}

/** Listens on any port of 127.0.0.1. Closing ends every connection. */
export async function running(server: net.Server): Promise<Running> {
  const sockets = new Set<net.Socket>();
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as net.AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export interface Proxy extends Running {
  /** What CONNECT was asked for, with the headers it carried. */
  asked: { target: string; headers: http.IncomingHttpHeaders }[];
}

/** A proxy that connects every host to one port of this machine, or answers a status instead. */
export async function connectProxy(
  to: number,
  options: { status?: number; silent?: boolean; over?: Certificate } = {},
): Promise<Proxy> {
  const asked: Proxy['asked'] = [];
  const server = options.over === undefined ? http.createServer() : https.createServer(options.over);
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket, head: Buffer) => {
    asked.push({ target: request.url ?? '', headers: request.headers });
    socket.on('error', () => {});
    if (options.silent) return;
    if (options.status !== undefined) {
      const body = '{"message":"I am the proxy"}';
      socket.end(
        `HTTP/1.1 ${options.status} No\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      );
      return;
    }
    const upstream = net.connect(to, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.write(head);
      socket.pipe(upstream).pipe(socket);
    });
    upstream.on('error', () => socket.destroy());
    socket.once('close', () => upstream.destroy());
  });
  return { asked, ...(await running(server)) };
}

/** A server that speaks TLS and then HTTP. */
export function httpsServer(certificate: Certificate, handle: http.RequestListener): Promise<Running> {
  return running(https.createServer(certificate, handle));
}

/** A server that accepts connections and never says a word, not even of TLS. */
export function muteServer(): Promise<Running> {
  return running(net.createServer());
}
