import type { IncomingMessage, ServerResponse } from 'node:http';
import { readExchange, send } from '../exchange.ts';
import { answerCall, type Gate } from '../gate.ts';
import type { CallerEnv } from '../service-border.ts';
import type { PlayedService } from './hosts.ts';
import type { Tunnel } from './proxy.ts';
import { unplayed } from './unplayed.ts';

/** Which service's operations a host answers, by the prefix of their names. */
const OPERATIONS: Record<PlayedService, string> = {
  oidc: 'sso-oidc:',
  'portal.sso': 'sso:',
  sso: 'sso-admin:',
  identitystore: 'identitystore:',
  organizations: 'organizations:',
  sts: 'sts:',
  pages: 'pages:',
};

/** Answers a request that a client believes to have sent to AWS. */
export async function answerTunnel(
  gate: Gate,
  baseUrl: string,
  tunnel: Tunnel,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const { host, verdict, socket } = tunnel;
  const read = await readExchange(incoming, outgoing, `https://${host}`, socket);
  if (!read.ok) return send(outgoing, Response.json({ message: read.because }, { status: read.status }));
  const { exchange } = read;
  const { method, url, headers, body } = exchange;
  const refuse = (because: string) => {
    gate.onLog(`${method} https://${host}${url.pathname}: ${because}`);
    return send(outgoing, unplayed(because, headers));
  };
  if (verdict.kind === 'unplayed') return refuse(verdict.because);
  const operation = gate.service.operationOf(method, `${url.pathname}${url.search}`, body, headers);
  // One port plays all services; here the name of the host says which one was meant, and AWS would know no other.
  if (operation !== undefined && !operation.startsWith(OPERATIONS[verdict.service]))
    return refuse(`${operation} is not an operation of ${host}`);
  const env: CallerEnv = { via: 'intercept', baseUrl, partition: verdict.partition };
  if (verdict.region !== undefined) env.region = verdict.region;
  return answerCall(gate, exchange, { env, host });
}
