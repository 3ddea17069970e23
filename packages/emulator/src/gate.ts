import type { EmulatorClock } from './clock.ts';
import type { Call, CallLog } from './control/calls.ts';
import { shownParameters } from './control/parameters.ts';
import { type Exchange, send, sendHalf } from './exchange.ts';
import { type Afflicted, type Outcome, underFaults } from './faults/apply.ts';
import type { Faults } from './faults/faults.ts';
import { askedToken } from './faults/page-tokens.ts';
import { failureOf } from './faults/shapes.ts';
import type { CallerEnv, MountedService } from './service-border.ts';

/** What a call passes through on its way to the service and back. */
export interface Gate {
  service: MountedService & Afflicted;
  clock: EmulatorClock;
  faults: Faults;
  calls: CallLog;
  /** Waits real time; rejects when the emulator closes. */
  wait(ms: number): Promise<void>;
  onCall(call: Call): void;
  onLog(line: string): void;
}

export interface Caller {
  env: CallerEnv;
  /** The host the caller meant. */
  host: string;
}

/** Answers one request to the AWS side: faults first, then the service; operations are recorded, pages are not. */
export async function answerCall(gate: Gate, exchange: Exchange, caller: Caller): Promise<void> {
  const { method, url, headers, body } = exchange;
  const startedMs = performance.now();
  const operation = gate.service.operationOf(method, `${url.pathname}${url.search}`, body, headers);
  const decision = operation === undefined ? undefined : gate.faults.decide(operation);
  const outcome = await underFaults(decision, {
    operation: operation ?? '',
    pageToken: askedToken(url, body),
    work: () => ask(gate, exchange, caller, operation),
    service: gate.service,
    wait: gate.wait,
  });
  if (operation !== undefined) {
    const rules = [...(decision?.passing ?? []), ...(decision?.deciding ? [decision.deciding] : [])];
    const call = gate.calls.record({
      time: new Date(gate.clock.now()).toISOString(),
      operation,
      status: outcome.kind === 'reset' ? 0 : outcome.response.status,
      parameters: shownParameters(url, headers.get('content-type') ?? '', body),
      via: caller.env.via,
      host: caller.host,
      userAgent: (headers.get('user-agent') ?? '').slice(0, 200),
      ms: Math.round(performance.now() - startedMs),
      ...(rules.length > 0 ? { faults: rules.map(({ fault }) => fault) } : {}),
    });
    gate.onCall(call);
  }
  await deliver(gate, exchange, outcome);
}

async function ask(gate: Gate, exchange: Exchange, caller: Caller, operation: string | undefined): Promise<Response> {
  try {
    return await gate.service.fetch(exchange.toRequest(), caller.env);
  } catch (cause) {
    gate.onLog(`${operation ?? exchange.url.pathname}: ${cause instanceof Error ? cause.message : String(cause)}`);
    return failureOf(operation ?? 'sso', 'error');
  }
}

async function deliver(gate: Gate, exchange: Exchange, outcome: Outcome): Promise<void> {
  const { outgoing, socket } = exchange;
  if (outcome.kind === 'reset') {
    socket.resetAndDestroy();
    return;
  }
  // Clients measure their skew by this header, so it must tell the emulator's time, not the machine's.
  outgoing.sendDate = false;
  outgoing.setHeader('date', new Date(gate.clock.now() + outcome.dateOffsetMs).toUTCString());
  if (outcome.kind === 'half') await sendHalf(outgoing, outcome.response, socket);
  else await send(outgoing, outcome.response);
}
