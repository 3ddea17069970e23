import { fakeClock, recordedEvents, sharedClock } from '@ssoctl/testkit';
import { describe, expect, test } from 'vitest';
import { evenRandom } from '../../test/wire-server.ts';
import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import { createPace } from './pace.ts';
import { type RetryOptions, retrying } from './retry.ts';
import type { Call } from './translate.ts';

const call: Call = { service: 'sso', operation: 'ListAccounts', region: 'r', host: 'h', loginHint: '' };
const down = () => Object.assign(new Error('down'), { code: 'ECONNRESET' });
const refused = () => Object.assign(new Error('down'), { code: 'ECONNREFUSED' });
const unknownHost = () => Object.assign(new Error('down'), { code: 'ENOTFOUND' });
const untrusted = () => Object.assign(new Error('down'), { code: 'CERT_HAS_EXPIRED' });
const status = (httpStatusCode: number, headers: Record<string, string> = {}) =>
  Object.assign(new Error('no'), {
    name: 'Unknown',
    $fault: 'client',
    $metadata: { httpStatusCode },
    $response: { statusCode: httpStatusCode, headers },
  });
const good = { $metadata: { httpStatusCode: 200, requestId: 'r-9' } };

function context(...outcomes: unknown[]) {
  const clock = fakeClock();
  const events = recordedEvents();
  let attempts = 0;
  const run = (options: Partial<RetryOptions> = {}) =>
    retrying(
      { clock, random: evenRandom(), onEvent: events.onEvent },
      call,
      { repeat: 'reads', ...options },
      async () => {
        const outcome = outcomes[Math.min(attempts++, outcomes.length - 1)];
        if (outcome instanceof Error) throw outcome;
        return outcome as typeof good;
      },
    ).then(
      () => 'done',
      (error: unknown) => (isSsoctlError(error) ? error.code : Promise.reject(error)),
    );
  return { clock, events, run, count: () => attempts };
}

describe('which failures are repeated', () => {
  test.each([
    ['reads', 'a reset', down(), 5, 'NETWORK_UNREACHABLE'],
    ['reads', 'a 503', status(503), 5, 'SERVICE_UNAVAILABLE'],
    ['reads', 'throttling, for longer', status(429), 9, 'THROTTLED'],
    ['reads', 'no unknown host', unknownHost(), 1, 'NETWORK_UNREACHABLE'],
    ['reads', 'no untrusted certificate', untrusted(), 1, 'TLS_UNTRUSTED'],
    ['reads', 'no refusal', status(403), 1, 'ACCESS_DENIED'],
    ['unsent', 'a refused connection', refused(), 5, 'NETWORK_UNREACHABLE'],
    ['unsent', 'no reset', down(), 1, 'NETWORK_UNREACHABLE'],
    ['unsent', 'no 503', status(503), 1, 'SERVICE_UNAVAILABLE'],
    ['never', 'no refused connection', refused(), 1, 'NETWORK_UNREACHABLE'],
  ] as const)('%s: %s', async (repeat, _what, error, attempts, code) => {
    const t = context(error);
    expect(await t.run({ repeat })).toBe(code);
    expect(t.count()).toBe(attempts);
    expect(t.events.of('call').map((event) => event.attempt)).toEqual(
      Array.from({ length: attempts }, (_, index) => index + 1),
    );
  });
});

test('three failures in a row are survived', async () => {
  const t = context(down(), status(500), status(503), good);
  expect(await t.run()).toBe('done');
  expect(t.clock.slept).toHaveLength(3);
  expect(t.events.of('call').at(-1)).toEqual({
    kind: 'call',
    service: 'sso',
    operation: 'ListAccounts',
    status: 200,
    ms: 0,
    attempt: 4,
    requestId: 'r-9',
  });
});

test('Retry-After is waited for, but not for ever', async () => {
  const t = context(status(429, { 'retry-after': '7' }), good);
  expect(await t.run()).toBe('done');
  expect(t.clock.slept).toEqual([7_000]);

  const long = context(status(429, { 'retry-after': '3600' }));
  expect(await long.run()).toBe('THROTTLED');
  expect(long.count()).toBe(1);
});

describe('a pace', () => {
  function paced(...outcomes: unknown[]) {
    const clock = sharedClock();
    const pace = createPace(clock);
    const deps = { clock, random: evenRandom(), onEvent: () => {}, pace };
    const startsMs: number[] = [];
    const run = (options: Partial<RetryOptions> = {}) =>
      retrying(deps, call, { repeat: 'reads', ...options }, async () => {
        startsMs.push(clock.now());
        const outcome = outcomes.length > 1 ? outcomes.shift() : outcomes[0];
        if (outcome instanceof Error) throw outcome;
        return outcome as typeof good;
      });
    return { clock, pace, run, startsMs };
  }

  test('is kept by every attempt, repetitions too', async () => {
    const t = paced(down(), down(), down(), good);
    await Promise.all([t.run(), t.run(), t.run()]);
    expect(t.startsMs).toHaveLength(6);
    const gaps = t.startsMs.slice(1).map((ms, index) => ms - (t.startsMs[index] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(55);
  });

  test('learns of throttling, its Retry-After, and success', async () => {
    const t = paced(status(429, { 'retry-after': '7' }), good);
    await t.run();
    expect((t.startsMs[1] ?? 0) - (t.startsMs[0] ?? 0)).toBeGreaterThanOrEqual(7_000);
    expect(t.pace.perSecond).toBeCloseTo(9 + 1 / 9);
  });

  test('is told nothing by other failures', async () => {
    const t = paced(status(403));
    await expect(t.run()).rejects.toMatchObject({ code: 'ACCESS_DENIED' });
    expect(t.pace.perSecond).toBe(18);
  });

  test('is not waited for by who is cancelled', async () => {
    const stop = new AbortController();
    const t = paced(good);
    await t.run();
    stop.abort();
    await expect(t.run({ signal: stop.signal })).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(t.startsMs).toHaveLength(1);
  });

  test('ends as cancelled when that happens during the wait for a turn', async () => {
    const stop = new AbortController();
    const clock = fakeClock({ onSleep: () => stop.abort() });
    const deps = { clock, random: evenRandom(), onEvent: () => {}, pace: createPace(clock) };
    await deps.pace.turn();
    const work = retrying(deps, call, { repeat: 'reads', signal: stop.signal }, async () => good);
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('being cancelled', () => {
  test('before the first attempt makes none', async () => {
    const t = context(good);
    expect(await t.run({ signal: AbortSignal.abort() })).toBe('CANCELLED');
    expect(t.count()).toBe(0);
  });

  test('during a wait ends it', async () => {
    const stop = new AbortController();
    const clock = fakeClock({ onSleep: () => stop.abort() });
    const deps = { clock, random: evenRandom(), onEvent: () => {} };
    const work = retrying(deps, call, { repeat: 'reads', signal: stop.signal }, async () => {
      throw down();
    });
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(clock.slept).toHaveLength(1);
  });

  test('says what the limit above it says', async () => {
    const limit = new SsoctlError('TIMED_OUT', 'no credentials within 45 s');
    expect(await context(good).run({ signal: AbortSignal.abort(limit) })).toBe('TIMED_OUT');
    const timeout = new DOMException('late', 'TimeoutError');
    expect(await context(good).run({ signal: AbortSignal.abort(timeout) })).toBe('TIMED_OUT');
  });
});
