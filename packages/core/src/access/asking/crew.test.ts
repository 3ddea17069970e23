import { expect, test } from 'vitest';
import { type Task, workThrough } from './crew.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('does no more than eight at once, and everything', async () => {
  let [now, most, done] = [0, 0, 0];
  const task: Task = async () => {
    most = Math.max(most, ++now);
    await turn();
    now -= 1;
    done += 1;
    return undefined;
  };
  await workThrough(Array.from({ length: 50 }, () => task));
  expect([most, done]).toEqual([8, 50]);
});

test('does what comes of a task before what waits, so that little waits', async () => {
  const order: string[] = [];
  let most = 0;
  const leaf =
    (name: string): Task =>
    async () => {
      order.push(name);
      return undefined;
    };
  const branch =
    (name: string): Task =>
    async () => {
      order.push(name);
      return [leaf(`${name}1`), leaf(`${name}2`)];
    };
  await workThrough([branch('a'), branch('b'), branch('c')], {
    atOnce: 1,
    onWaiting(waiting) {
      most = Math.max(most, waiting);
    },
  });
  expect(order).toEqual(['a', 'a1', 'a2', 'b', 'b1', 'b2', 'c', 'c1', 'c2']);
  expect(most).toBe(3);
});

test('what one throws ends all: the others are told, and have ended when it is thrown', async () => {
  let ended = 0;
  const waits: Task = async (signal) => {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await turn();
    ended += 1;
    return undefined;
  };
  const never: Task = () => Promise.reject(new Error('must not be done'));
  const fails: Task = async () => {
    await turn();
    throw new Error('over');
  };
  await expect(
    workThrough([waits, waits, fails, waits, ...Array.from({ length: 8 }, () => waits), never]),
  ).rejects.toThrow('over');
  expect(ended).toBe(7);
});

test('tells everybody when the caller does not want it any more', async () => {
  const stop = new AbortController();
  const task: Task = async (signal) => {
    stop.abort(new Error('enough'));
    signal.throwIfAborted();
    return undefined;
  };
  await expect(workThrough([task], { signal: stop.signal })).rejects.toThrow('enough');
});

test('any number may listen to the signal', async () => {
  const warnings: Error[] = [];
  const warn = (warning: Error) => warnings.push(warning);
  process.on('warning', warn);
  const task: Task = async (signal) => {
    for (let count = 0; count < 3; count += 1) signal.addEventListener('abort', () => {});
    await turn();
    return undefined;
  };
  await workThrough(Array.from({ length: 8 }, () => task));
  await turn();
  process.off('warning', warn);
  expect(warnings).toEqual([]);
});

test('nothing to do is done at once', async () => {
  await workThrough([]);
});
