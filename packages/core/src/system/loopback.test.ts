import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, expect, test } from 'vitest';
import type { LoopbackRequest, LoopbackServer } from '../ports/index.ts';
import { systemLoopback } from './loopback.ts';

const open: LoopbackServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function listening(
  port = 0,
  handle = (_request: LoopbackRequest) => ({ status: 200, headers: {}, body: 'hello' }),
) {
  const server = await systemLoopback().listen(port, handle);
  open.push(server);
  return server;
}

test('answers what the handler says, and keeps no connection', async () => {
  const seen: LoopbackRequest[] = [];
  const server = await listening(0, (request) => {
    seen.push(request);
    return { status: 418, headers: { 'x-a': 'b' }, body: 'tea' };
  });
  const response = await fetch(`http://127.0.0.1:${server.port}/a?b=c`, { headers: { 'x-own': '1' } });
  expect([response.status, response.headers.get('x-a'), response.headers.get('connection')]).toEqual([
    418,
    'b',
    'close',
  ]);
  expect(await response.text()).toBe('tea');
  expect(seen[0]).toMatchObject({ method: 'GET', target: '/a?b=c', headers: { 'x-own': '1' } });
});

test('is reached on 127.0.0.1 alone', async () => {
  const { port } = await listening();
  const others = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .filter(({ address, internal, family }) => family === 'IPv4' && !internal && address !== '127.0.0.1')
    .map(({ address }) => address);
  for (const host of [...others, '127.0.0.2']) {
    await expect(fetch(`http://${host}:${port}/`)).rejects.toThrow();
  }
});

test('a port in use is an error that names it', async () => {
  const { port } = await listening();
  await expect(listening(port)).rejects.toMatchObject({ code: 'CALLBACK_UNAVAILABLE', details: { port } });
});

test('a handler that fails answers 500 and says nothing', async () => {
  const server = await listening(0, () => {
    throw new Error('secret');
  });
  const response = await fetch(`http://127.0.0.1:${server.port}/`);
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('secret');
});

test('headers beyond reason are refused', async () => {
  const server = await listening();
  const response = await fetch(`http://127.0.0.1:${server.port}/`, { headers: { 'x-long': 'x'.repeat(40_000) } });
  expect(response.status).toBe(431);
});

test('closing ends connections on which nothing was said, and lets the last answer go out', async () => {
  let closed: Promise<void> | undefined;
  const server = await listening(0, () => {
    closed = server.close();
    return { status: 200, headers: {}, body: 'x'.repeat(1_000_000) };
  });
  const silent = connect(server.port, '127.0.0.1');
  await new Promise((resolve) => silent.once('connect', resolve));
  const ended = new Promise((resolve) => silent.once('close', resolve));
  silent.on('error', () => {});
  const answer = fetch(`http://127.0.0.1:${server.port}/`).then((response) => response.text());
  expect(await answer).toHaveLength(1_000_000);
  await closed;
  await ended;
});
