import { expect, test } from 'vitest';
import { createChannel } from './channel.ts';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

test('hands on what is put in, in order, and ends', async () => {
  const channel = createChannel<number>(2, () => {});
  const putting = (async () => {
    for (let n = 0; n < 10; n += 1) await channel.put(n);
    channel.end();
  })();
  const found: number[] = [];
  for await (const value of channel.taken()) found.push(value);
  await putting;
  expect(found).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('lets makers wait while nobody takes', async () => {
  const channel = createChannel<number>(3, () => {});
  let put = 0;
  void (async () => {
    for (; put < 100; put += 1) await channel.put(put);
  })();
  await turn();
  expect(put).toBe(2);
  const taking = channel.taken();
  await taking.next();
  await turn();
  expect(put).toBe(3);
});

test('throws the failure after what came before it', async () => {
  const channel = createChannel<number>(5, () => {});
  await channel.put(1);
  channel.end({ error: new Error('over') });
  const found: number[] = [];
  const taking = (async () => {
    for await (const value of channel.taken()) found.push(value);
  })();
  await expect(taking).rejects.toThrow('over');
  expect(found).toEqual([1]);
});

test('whoever stops taking stops the makers, those who wait too', async () => {
  let stopped = false;
  const channel = createChannel<number>(1, () => {
    stopped = true;
  });
  const waiting = Promise.allSettled([channel.put(1), channel.put(2)]);
  for await (const _value of channel.taken()) break;
  expect(stopped).toBe(true);
  expect((await waiting).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(channel.put(3)).rejects.toThrow('nobody takes any more');
});
