import * as http from 'node:http';
import * as https from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import * as tls from 'node:tls';
import { limitConnect } from './direct-agents.ts';

export interface TunnelLimits {
  /** Until the proxy accepts the connection. */
  connectMs: number;
  /** Until the proxy has answered CONNECT. */
  answerMs: number;
}

type OnConnection = (error: Error | null, socket: Duplex) => void;

/**
 * An https agent that goes through a proxy by CONNECT (RFC 9110 §9.3.6). Written here, not taken, for two reasons: what a proxy
 * answers in place of a tunnel must not be read as the service's answer, and a proxy that never answers must
 * not keep the process alive. Errors have code ERR_PROXY_UNREACHABLE, or ERR_PROXY_REFUSED and `status`; and `proxy`, where it
 * was looked for.
 */
export class TunnelAgent extends https.Agent {
  readonly #proxy: URL;
  readonly #limits: TunnelLimits;

  constructor(proxy: URL, options: https.AgentOptions, limits: TunnelLimits) {
    super(options);
    this.#proxy = proxy;
    this.#limits = limits;
  }

  override createConnection(options: https.RequestOptions, callback?: OnConnection): undefined {
    const done = callback as (error: Error | null, socket?: Duplex) => void;
    const host = `${options.host ?? 'localhost'}`;
    this.#connect(host.includes(':') ? `[${host}]` : host, Number(options.port ?? 443)).then(
      (socket) => {
        // The host stays: an address has no servername, and its certificate would be held against `localhost`.
        const { path: _path, port: _port, ...tlsOptions } = options as tls.ConnectionOptions;
        done(null, tls.connect({ ...tlsOptions, socket }));
      },
      (error: Error) => done(error),
    );
    return undefined;
  }

  #connect(host: string, port: number): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const request = this.#request(`${host}:${port}`);
      const timer = setTimeout(() => request.destroy(new Error('no answer to CONNECT in time')), this.#limits.answerMs);
      request.once('socket', (socket) => limitConnect(socket, this.#limits.connectMs));
      request.once('connect', (response, socket, head) => {
        clearTimeout(timer);
        const status = response.statusCode ?? 0;
        if (status >= 200 && status < 300) {
          if (head.length > 0) socket.unshift(head);
          resolve(socket as Socket);
          return;
        }
        socket.destroy();
        reject(this.#failure(`the proxy answered CONNECT with ${status}`, { code: 'ERR_PROXY_REFUSED', status }));
      });
      request.once('error', (cause: Error) => {
        clearTimeout(timer);
        reject(this.#failure('the proxy cannot be reached', { code: 'ERR_PROXY_UNREACHABLE', cause }));
      });
      request.end();
    });
  }

  /** Never with the proxy's whole URL, which may hold a password. */
  #failure(message: string, { cause, ...more }: { code: string; status?: number; cause?: Error }): Error {
    return Object.assign(new Error(message, { cause }), { ...more, proxy: this.#proxy.host });
  }

  #request(target: string): http.ClientRequest {
    const proxy = this.#proxy;
    const headers: Record<string, string> = { host: target, 'proxy-connection': 'keep-alive' };
    if (proxy.username !== '' || proxy.password !== '') {
      const user = `${decoded(proxy.username)}:${decoded(proxy.password)}`;
      headers['proxy-authorization'] = `Basic ${Buffer.from(user).toString('base64')}`;
    }
    const where = {
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port,
      method: 'CONNECT',
      path: target,
      headers,
    };
    if (proxy.protocol !== 'https:') return http.request({ ...where, port: where.port || 80, agent: false });
    const { secureContext } = this.options;
    // Else Node takes the name from the Host header, which is that of the target.
    const servername = isIP(where.host) === 0 ? where.host : '';
    const trust = secureContext === undefined ? {} : { secureContext };
    return https.request({
      ...where,
      ...trust,
      port: where.port || 443,
      agent: false,
      servername,
      rejectUnauthorized: true,
    });
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
