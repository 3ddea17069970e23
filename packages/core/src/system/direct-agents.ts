import * as http from 'node:http';
import * as https from 'node:https';
import type { Socket } from 'node:net';

/** Destroys a socket that is not connected in time, with code ERR_CONNECT_TIMEOUT. */
export function limitConnect<T extends Socket>(socket: T, limitMs: number): T {
  if (!socket.connecting) return socket;
  const timer = setTimeout(() => {
    const error = new Error(`no connection within ${limitMs} ms`);
    socket.destroy(Object.assign(error, { code: 'ERR_CONNECT_TIMEOUT' }));
  }, limitMs);
  const clear = () => clearTimeout(timer);
  socket.once('connect', clear);
  socket.once('close', clear);
  return socket;
}

/** An https agent whose connections are established in time or fail. */
export class DirectHttpsAgent extends https.Agent {
  readonly #limitMs: number;

  constructor(options: https.AgentOptions, limitMs: number) {
    super(options);
    this.#limitMs = limitMs;
  }

  override createConnection(...args: Parameters<https.Agent['createConnection']>) {
    const made = super.createConnection(...args);
    return made === null || made === undefined ? made : limitConnect(made as Socket, this.#limitMs);
  }
}

/** The same for http, which is spoken on loopback alone. */
export class DirectHttpAgent extends http.Agent {
  readonly #limitMs: number;

  constructor(options: http.AgentOptions, limitMs: number) {
    super(options);
    this.#limitMs = limitMs;
  }

  override createConnection(...args: Parameters<http.Agent['createConnection']>) {
    const made = super.createConnection(...args);
    return made === null || made === undefined ? made : limitConnect(made as Socket, this.#limitMs);
  }
}
