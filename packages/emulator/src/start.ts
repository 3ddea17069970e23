import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { announce, withdraw } from './announce.ts';
import { createClock } from './clock.ts';
import { createCallLog } from './control/calls.ts';
import type { EmulatorControl } from './control/control.ts';
import { bears, isOwnHost, isOwnOrigin } from './control/guard.ts';
import { controlRoutes } from './control/routes.ts';
import { type EmulatorPlace, emulatorEnv } from './env.ts';
import { readExchange, send } from './exchange.ts';
import { createFaults } from './faults/faults.ts';
import { SERVICE_LIMITS } from './faults/limits.ts';
import { answerCall, type Gate } from './gate.ts';
import { mountService } from './mount.ts';
import type { Emulator, EmulatorOptions } from './options.ts';
import { listen } from './server.ts';

/**
 * Starts a local IAM Identity Center on 127.0.0.1. Resolves when it listens. It runs until `close()`.
 *
 * @throws SeedError or FaultPlanError when seed or faults do not follow their schema; the system's error when the port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const { onCall = () => undefined, onLog = () => undefined } = options;
  const clock = createClock(options.clock);
  const faults = createFaults(clock, options.faults, options.limits ? [...SERVICE_LIMITS] : []);
  const calls = createCallLog();
  const closing = new AbortController();
  const service = await mountService({ ...options, clock });
  const gate: Gate = {
    service: () => service,
    operationOf: service.operationOf,
    clock,
    faults,
    calls,
    wait: (ms) => sleep(ms, undefined, { signal: closing.signal }),
    onCall,
    onLog,
  };

  const server = await listen(options.port ?? 0, onRequest);
  const baseUrl = `http://127.0.0.1:${server.port}`;
  const place: EmulatorPlace = { url: baseUrl, ...service.place };
  const token = randomBytes(32).toString('base64url');
  const control: EmulatorControl = {
    url: `${baseUrl}/_control`,
    token,
    clock,
    faults,
    calls,
    reset() {
      service.reset();
      clock.reset();
      faults.reset();
      calls.clear();
    },
    approve: ({ userCode, user }) => service.approve(userCode, user),
    deny: (userCode) => service.deny(userCode),
    revokeSessions: (user) => service.afflicted.revokeSessions(user),
    expireTokens: () => service.afflicted.expireTokens(),
  };
  const routes = controlRoutes(control, () => ({ ...place, pid: process.pid }));

  async function onRequest(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const refuse = (status: number, error: string) => send(outgoing, Response.json({ error }, { status }));
    if (!isOwnHost(incoming.headers, server.port)) return refuse(403, 'this server is 127.0.0.1 alone');
    if (!isOwnOrigin(incoming.headers, server.port)) return refuse(403, 'called from a page of another origin');
    const read = await readExchange(incoming, outgoing, `http://${incoming.headers.host}`, incoming.socket);
    if (!read.ok) return refuse(read.status, read.because);
    const { exchange } = read;
    const { pathname } = exchange.url;
    if (pathname === '/_emulator') return send(outgoing, Response.json(place));
    if (pathname === '/_control' || pathname.startsWith('/_control/')) {
      if (!bears(incoming.headers, token)) return refuse(401, 'the control API wants its bearer token');
      return send(outgoing, await routes.fetch(exchange.toRequest()));
    }
    return answerCall(gate, exchange, { env: { via: 'direct', baseUrl }, host: exchange.url.host });
  }

  const { announce: path } = options;
  if (path !== undefined)
    await announce(path, { ...place, pid: process.pid, controlUrl: control.url, controlToken: token });
  return {
    ...place,
    env: emulatorEnv(place),
    control,
    async close() {
      closing.abort();
      await server.close();
      if (path !== undefined) await withdraw(path, control.url);
    },
  };
}
