import { execFile } from 'node:child_process';
import * as http from 'node:http';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { HttpRequest } from '@smithy/core/protocols';
import { type TempHome, tempHome } from '@ssoctl/testkit';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  type Authority,
  authority,
  connectProxy,
  httpsServer,
  muteServer,
  type Running,
  running,
} from '../../test/tls-world.ts';
import { systemFiles } from './files.ts';
import { systemTransport } from './transport.ts';

let home: TempHome;
let ours: Authority;
let other: Authority;
let bundle: string;
const open: Running[] = [];

beforeAll(async () => {
  [home, ours, other] = [await tempHome(), authority('Ours'), authority('Other')];
  bundle = await home.write('ca.pem', ours.ca);
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => home.remove());

async function kept<T extends Running>(starting: Promise<T>): Promise<T> {
  const one = await starting;
  open.push(one);
  return one;
}

const AWS = 'oidc.us-east-1.amazonaws.com';
const LIMITS = { connectMs: 300, answerMs: 600 };
const hello: http.RequestListener = (request, response) => response.end(`hello ${request.method} ${request.url}`);

async function call(
  url: string,
  env: Record<string, string>,
  options: { method?: string; caBundle?: string; signal?: AbortSignal } = {},
) {
  const transport = systemTransport({ env, files: systemFiles(), limits: LIMITS });
  const handler = await transport.handler({ caBundle: options.caBundle });
  const { protocol, hostname, port, pathname } = new URL(url);
  const request = new HttpRequest({
    protocol,
    hostname,
    method: options.method ?? 'GET',
    path: pathname,
    headers: { host: hostname },
    ...(port === '' ? {} : { port: Number(port) }),
  });
  const { response } = await handler.handle(request, options.signal ? { abortSignal: options.signal as never } : {});
  const chunks: Buffer[] = [];
  for await (const chunk of response.body as Readable) chunks.push(chunk as Buffer);
  return { status: response.statusCode, text: Buffer.concat(chunks).toString() };
}

describe('trust', () => {
  test('a server of the bundle’s authority is trusted', async () => {
    const server = await kept(httpsServer(ours.issue('127.0.0.1'), hello));
    const url = `https://127.0.0.1:${server.port}/x`;
    expect(await call(url, { AWS_CA_BUNDLE: bundle })).toEqual({ status: 200, text: 'hello GET /x' });
    expect((await call(url, {}, { caBundle: bundle })).status).toBe(200);
    expect((await call(url, { REQUESTS_CA_BUNDLE: bundle })).status).toBe(200);
  });

  test('one of another authority, or for another host, is not', async () => {
    const stranger = await kept(httpsServer(other.issue('127.0.0.1'), hello));
    const env = { AWS_CA_BUNDLE: bundle };
    await expect(call(`https://127.0.0.1:${stranger.port}/`, env)).rejects.toMatchObject({
      code: expect.stringMatching(/^UNABLE_TO_/),
    });
    await expect(call(`https://127.0.0.1:${stranger.port}/`, {})).rejects.toMatchObject({ code: expect.any(String) });
    const misnamed = await kept(httpsServer(ours.issue('example.com'), hello));
    await expect(call(`https://127.0.0.1:${misnamed.port}/`, env)).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });

  test('a bundle that cannot be used fails before any connection', async () => {
    await expect(call('https://127.0.0.1:1/', { AWS_CA_BUNDLE: '/missing' })).rejects.toMatchObject({
      code: 'CA_BUNDLE_INVALID',
    });
  });
});

describe('a proxy', () => {
  test('gets a CONNECT for the host, and the rest goes to the host through TLS', async () => {
    const server = await kept(httpsServer(ours.issue(AWS), hello));
    const proxy = await kept(connectProxy(server.port));
    const env = { AWS_CA_BUNDLE: bundle, HTTPS_PROXY: `http://us%65r:p%40ss@127.0.0.1:${proxy.port}` };
    expect(await call(`https://${AWS}/token`, env, { method: 'POST' })).toEqual({
      status: 200,
      text: 'hello POST /token',
    });
    expect((await call(`https://${AWS}/token`, env)).text).toBe('hello GET /token');
    expect(proxy.asked.map(({ target }) => target)).toEqual([`${AWS}:443`, `${AWS}:443`]);
    const basic = Buffer.from('user:p@ss').toString('base64');
    expect(proxy.asked[0]?.headers['proxy-authorization']).toBe(`Basic ${basic}`);
  });

  test('leads to an address too, whose certificate must be for that address and not for the proxy', async () => {
    const server = await kept(httpsServer(ours.issue('192.0.2.7'), hello));
    const proxy = await kept(connectProxy(server.port));
    const env = { AWS_CA_BUNDLE: bundle, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    expect((await call('https://192.0.2.7/', env)).status).toBe(200);
    const misnamed = await kept(httpsServer(ours.issue('127.0.0.1'), hello));
    const other = await kept(connectProxy(misnamed.port));
    for (const host of ['127.0.0.1', 'localhost']) {
      const through = { ...env, HTTPS_PROXY: `http://${host}:${other.port}` };
      await expect(call('https://192.0.2.7/', through)).rejects.toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    }
  });

  test('may itself be spoken to over TLS', async () => {
    const server = await kept(httpsServer(ours.issue(AWS), hello));
    const proxy = await kept(connectProxy(server.port, { over: ours.issue('127.0.0.1') }));
    const env = { AWS_CA_BUNDLE: bundle, HTTPS_PROXY: `https://127.0.0.1:${proxy.port}` };
    expect((await call(`https://${AWS}/`, env)).status).toBe(200);
  });

  test('does not vouch for the host behind it', async () => {
    const server = await kept(httpsServer(other.issue(AWS), hello));
    const proxy = await kept(connectProxy(server.port));
    const env = { AWS_CA_BUNDLE: bundle, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    await expect(call(`https://${AWS}/`, env)).rejects.toMatchObject({ code: expect.stringMatching(/^UNABLE_TO_/) });
  });

  test.each([407, 403, 502])('that answers %i is not taken for the service', async (status) => {
    const proxy = await kept(connectProxy(1, { status }));
    const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    await expect(call(`https://${AWS}/`, env)).rejects.toMatchObject({ code: 'ERR_PROXY_REFUSED', status });
  });

  test('that is not there, or never answers, fails in time', async () => {
    const gone = await running(http.createServer());
    await gone.close();
    const refused = call(`https://${AWS}/`, { HTTPS_PROXY: `127.0.0.1:${gone.port}` });
    await expect(refused).rejects.toMatchObject({ code: 'ERR_PROXY_UNREACHABLE', proxy: `127.0.0.1:${gone.port}` });
    const mute = await kept(connectProxy(1, { silent: true }));
    const silent = call(`https://${AWS}/`, { HTTPS_PROXY: `127.0.0.1:${mute.port}` });
    await expect(silent).rejects.toMatchObject({
      code: expect.stringMatching(/^ERR_(PROXY_UNREACHABLE|ANSWER_TIMEOUT)$/),
    });
  });

  test('is not asked where NO_PROXY names the host, or the host is loopback', async () => {
    const server = await kept(running(http.createServer(hello)));
    const env = { HTTPS_PROXY: 'http://127.0.0.1:1', HTTP_PROXY: 'http://127.0.0.1:1' };
    expect((await call(`http://127.0.0.1:${server.port}/`, env)).status).toBe(200);
    const bypass = call('https://nowhere.invalid/', { ...env, NO_PROXY: 'invalid' });
    await expect(bypass).rejects.toMatchObject({ code: expect.stringMatching(/^(ENOTFOUND|EAI_AGAIN)$/) });
  });
});

describe('time', () => {
  test('a server that says nothing, one that never ends, and one that stops in the middle are given up', async () => {
    const mute = await kept(muteServer());
    const unending = await kept(running(http.createServer((_request, response) => void response.write('{'))));
    const late = { code: 'ERR_ANSWER_TIMEOUT' };
    await expect(call(`https://127.0.0.1:${mute.port}/`, {})).rejects.toMatchObject(late);
    await expect(call(`http://127.0.0.1:${mute.port}/`, {})).rejects.toMatchObject(late);
    await expect(call(`http://127.0.0.1:${unending.port}/`, {})).rejects.toMatchObject(late);
  });

  test('being cancelled ends a request at once', async () => {
    const mute = await kept(muteServer());
    const signal = AbortSignal.timeout(20);
    await expect(call(`http://127.0.0.1:${mute.port}/`, {}, { signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

test.each(['http://example.com/', 'http://169.254.169.254/'])('%s is never called', async (url) => {
  await expect(call(url, {})).rejects.toMatchObject({ code: 'ENDPOINT_INVALID' });
});

test('handlers are made once a bundle', async () => {
  const transport = systemTransport({ env: {}, files: systemFiles(), settings: { caBundle: bundle } });
  expect(await transport.handler()).toBe(await transport.handler({ caBundle: bundle }));
  expect(await transport.handler({})).not.toBe(await transport.handler());
});

test('connections that are kept do not keep the process', async () => {
  const plain = http.createServer(hello);
  plain.keepAliveTimeout = 0;
  const server = await kept(running(plain));
  const outfile = home.at('child.cjs');
  await build({
    stdin: { contents: CHILD, resolveDir: import.meta.dirname, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'silent',
  });
  const child = await promisify(execFile)(process.execPath, [outfile, `${server.port}`], { timeout: 20_000 });
  expect(child.stdout).toBe('200 keep-alive');
});

const CHILD = `
  import { HttpRequest } from '@smithy/core/protocols';
  import { RoutedHandler } from './request-handler.ts';
  void main();
  async function main() {
  const handler = new RoutedHandler({ ca: undefined, proxyFor: () => undefined, limits: { connectMs: 5000, answerMs: 60000 } });
  const port = Number(process.argv[2]);
  const { response } = await handler.handle(new HttpRequest({ protocol: 'http:', hostname: '127.0.0.1', port, path: '/', method: 'GET' }));
  for await (const _chunk of response.body);
  process.stdout.write(response.statusCode + ' ' + response.headers.connection);
  }
`;
