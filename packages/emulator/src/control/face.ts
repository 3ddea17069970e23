import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EmulatorPlace } from '../env.ts';
import { readExchange, send } from '../exchange.ts';
import { answerCall, type Gate } from '../gate.ts';
import { bears, isOwnHost, isOwnOrigin } from './guard.ts';

export interface LoopbackFace {
  place: EmulatorPlace;
  port: number;
  /** The bearer token of the control API. */
  token: string;
  control: { fetch(request: Request): Response | Promise<Response> };
  gate: Gate;
}

/** Answers what comes in on loopback: the control API, the place card, and the AWS side for programs that were told this address. */
export async function answerLoopback(
  face: LoopbackFace,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const refuse = (status: number, error: string) => send(outgoing, Response.json({ error }, { status }));
  if (/^https?:\/\//i.test(incoming.url ?? '')) {
    face.gate.onLog(`refused to forward ${visible(incoming.url ?? '')}`);
    return refuse(502, 'this proxy forwards nothing');
  }
  if (!isOwnHost(incoming.headers, face.port)) return refuse(403, 'this server answers to 127.0.0.1 alone');
  const read = await readExchange(incoming, outgoing, `http://${incoming.headers.host}`, incoming.socket);
  if (!read.ok) return refuse(read.status, read.because);
  const { exchange } = read;
  const { pathname } = exchange.url;
  if (pathname === '/_emulator') return send(outgoing, Response.json(face.place));
  if (pathname === '/_control' || pathname.startsWith('/_control/')) {
    if (!isOwnOrigin(incoming.headers, face.port)) return refuse(403, 'called from a page of another origin');
    if (!bears(incoming.headers, face.token)) return refuse(401, 'the control API wants its bearer token');
    return send(outgoing, await face.control.fetch(exchange.toRequest()));
  }
  return answerCall(face.gate, exchange, { env: { via: 'direct', baseUrl: face.place.url }, host: exchange.url.host });
}

/** Scheme and host of what was asked for: the rest may hold what no log should. */
function visible(target: string): string {
  return /^https?:\/\/[^/?#@]*/i.exec(target)?.[0] ?? '';
}
