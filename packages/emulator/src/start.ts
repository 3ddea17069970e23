import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { announce, withdraw } from './announce.ts';
import { createClock, type EmulatorClock } from './clock.ts';
import { createCallLog } from './control/calls.ts';
import { createControl } from './control/control.ts';
import { answerLoopback } from './control/face.ts';
import { controlRoutes } from './control/routes.ts';
import { type EmulatorPlace, emulatorEnv } from './env.ts';
import { createFaults } from './faults/faults.ts';
import { SERVICE_LIMITS } from './faults/limits.ts';
import type { Gate } from './gate.ts';
import type { CaFile } from './intercept/ca-file.ts';
import { type Mounted, mountService } from './mount.ts';
import type { Emulator, EmulatorOptions } from './options.ts';
import { type LoopbackServer, listen } from './server.ts';

/**
 * Starts a local IAM Identity Center on 127.0.0.1. Resolves when it listens. It runs until `close()`.
 *
 * @throws SeedError or FaultPlanError when seed or faults do not follow their schema; the system's error when the port is taken
 */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const clock = createClock(options.clock);
  return serveMounted(await mountService({ ...options, clock }), clock, options);
}

/** Puts clock, faults, control and listeners around the services. */
export async function serveMounted(
  service: Mounted,
  clock: EmulatorClock,
  options: EmulatorOptions,
): Promise<Emulator> {
  const { onCall = () => undefined, onLog = () => undefined, announce: announcePath } = options;
  const faults = createFaults(clock, options.faults, options.limits ? [...SERVICE_LIMITS] : []);
  const calls = createCallLog();
  const closing = new AbortController();
  const wait = (ms: number) => sleep(ms, undefined, { signal: closing.signal });
  const log = (line: string) => onLog(printable(line));
  const gate: Gate = { service, clock, faults, calls, wait, onCall, onLog: log };

  // Async: whoever knocks before `face` is there loses the connection, and the server goes on.
  const server = await listen(options.port ?? 0, async (incoming, outgoing) =>
    answerLoopback(face, incoming, outgoing),
  );
  const url = `http://127.0.0.1:${server.port}`;
  const ca = options.intercept ? await intercept(server, gate, url) : undefined;
  const place: EmulatorPlace = { url, ...service.place, ...(ca ? { proxyUrl: url, caFile: ca.path } : {}) };
  const token = randomBytes(32).toString('base64url');
  const control = createControl(service, { clock, faults, calls, token, url: `${url}/_control` });
  const routes = controlRoutes(control, () => ({ ...place, pid: process.pid }));
  const face = { place, port: server.port, token, control: routes, gate };

  const close = async () => {
    closing.abort();
    await server.close();
    await ca?.remove();
    if (announcePath !== undefined) await withdraw(announcePath, control.url);
  };
  try {
    const announcement = { ...place, pid: process.pid, controlUrl: control.url, controlToken: token };
    if (announcePath !== undefined) await announce(announcePath, announcement);
  } catch (cause) {
    await close();
    throw cause;
  }
  return { ...place, env: emulatorEnv(place), control, close };
}

/** Loaded only when wanted: certificates cost a tenth of a second and some megabytes. */
async function intercept(server: LoopbackServer, gate: Gate, baseUrl: string): Promise<CaFile> {
  const { createAuthority } = await import('./intercept/authority.ts');
  const { writeCaFile } = await import('./intercept/ca-file.ts');
  const { answerTunnel } = await import('./intercept/face.ts');
  const { interceptConnects } = await import('./intercept/proxy.ts');
  const authority = await createAuthority();
  interceptConnects(server.http, {
    authority,
    onLog: gate.onLog,
    onRequest: (incoming, outgoing, tunnel) => answerTunnel(gate, baseUrl, tunnel, incoming, outgoing),
  });
  return writeCaFile(authority.certificate);
}

/** Hosts and paths in log lines come from strangers; nothing of theirs may steer a terminal. */
function printable(line: string): string {
  return line.replace(/[^\x20-\x7e]/g, '?').slice(0, 500);
}
