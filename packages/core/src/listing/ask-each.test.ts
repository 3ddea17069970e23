import { expect, test } from 'vitest';
import { type ErrorCode, SsoctlError } from '../errors/index.ts';
import { askEach } from './ask-each.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Asks for so many; what came of it. */
async function asked(count: number, ask: (item: number, signal: AbortSignal) => Promise<void>, signal?: AbortSignal) {
  const begun: number[] = [];
  const failed = new Map<number, string>();
  const outcome = askEach(numbers(count), {
    signal,
    ask(item, either) {
      begun.push(item);
      return ask(item, either);
    },
    onFailure: (item, error) => failed.set(item, error.code),
  });
  const thrown = await outcome.then(
    () => undefined,
    (error: unknown) => error,
  );
  return { begun, failed, thrown };
}

const fails = (code: ErrorCode) => async () => {
  throw new SsoctlError(code, 'no');
};

test('asks no more than eight at once, and everybody', async () => {
  let [now, most] = [0, 0];
  const { begun } = await asked(50, async () => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setImmediate(resolve));
    now -= 1;
  });
  expect(most).toBe(8);
  expect(begun).toEqual(numbers(50));
});

test('tells who failed, and asks the rest', async () => {
  const { begun, failed, thrown } = await asked(20, async (item) => {
    if (item === 3) throw new SsoctlError('SERVICE_UNAVAILABLE', 'no');
  });
  expect(begun).toHaveLength(20);
  expect([...failed]).toEqual([[3, 'SERVICE_UNAVAILABLE']]);
  expect(thrown).toBeUndefined();
});

test('gives up when nobody answers any more, and counts all who were not asked', async () => {
  const { begun, failed } = await asked(500, fails('NETWORK_UNREACHABLE'));
  expect(failed.size).toBe(500);
  expect(begun.length).toBeLessThan(20);
});

test('goes on after ten failures that did not come in a row', async () => {
  const { begun, failed } = await asked(100, async (item) => {
    if (item % 2 === 0) throw new SsoctlError('SERVICE_UNAVAILABLE', 'no');
  });
  expect(begun).toHaveLength(100);
  expect(failed.size).toBe(50);
});

test('takes refusals one by one: they say nothing of the next account', async () => {
  const { begun, failed } = await asked(100, fails('ACCESS_DENIED'));
  expect(begun).toHaveLength(100);
  expect(failed.size).toBe(100);
});

test.each<ErrorCode>(['SESSION_ENDED', 'SIGN_IN_REQUIRED', 'CANCELLED', 'INTERNAL'])('%s ends all', async (code) => {
  const { begun, failed, thrown } = await asked(500, fails(code));
  expect(thrown).toMatchObject({ code });
  expect(begun.length).toBeLessThanOrEqual(8);
  expect(failed.size).toBe(0);
});

test('an error that is none of ours ends all', async () => {
  const { thrown } = await asked(500, async () => {
    throw new TypeError('defect');
  });
  expect(thrown).toBeInstanceOf(TypeError);
});

test('what ends all stops those who are still under way, and waits for them', async () => {
  let stopped = 0;
  const { thrown } = await asked(8, async (item, signal) => {
    if (item === 7) throw new SsoctlError('SESSION_ENDED', 'over');
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => setImmediate(resolve)));
    stopped += 1;
    throw new SsoctlError('CANCELLED', 'stopped');
  });
  expect(thrown).toMatchObject({ code: 'SESSION_ENDED', message: 'over' });
  expect(stopped).toBe(7);
});

test('the caller’s signal reaches those who ask', async () => {
  const stop = new AbortController();
  const { thrown, begun } = await asked(
    100,
    async (item, signal) => {
      if (item === 7) stop.abort(new SsoctlError('CANCELLED', 'interrupted'));
      signal.throwIfAborted();
    },
    stop.signal,
  );
  expect(thrown).toMatchObject({ code: 'CANCELLED', message: 'interrupted' });
  expect(begun.length).toBeLessThan(20);
});
