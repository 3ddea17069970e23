import { fakeClock, recordedEvents } from '@ssoctl/testkit';
import { describe, expect, test } from 'vitest';
import { evenRandom } from '../../test/wire-server.ts';
import { isSsoctlError, SsoctlError } from '../errors/index.ts';
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
