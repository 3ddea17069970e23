import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { type IncomingMessage, request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { connect, type Socket } from 'node:net';
import { dirname } from 'node:path';
import { connect as tlsConnect } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Emulator } from '../options.ts';
import { startEmulator } from '../start.ts';

let emulator: Emulator;
let log: string[];
beforeEach(async () => {
  log = [];
  emulator = await startEmulator({ intercept: true, approve: true, onLog: (line) => log.push(line) });
});
afterEach(() => emulator.close());

/** What a proxy says to CONNECT: its first line, and the socket when it agreed. */
function connectTo(authority: string): Promise<{ status: number; socket: Socket; body: string }> {
  const { hostname, port } = new URL(emulator.proxyUrl ?? '');
  return new Promise((resolve, reject) => {
    const outgoing = plainRequest({ host: hostname, port, method: 'CONNECT', path: authority, agent: false });
    outgoing.on('error', reject);
    outgoing.on('connect', (response, socket, head) => {
      const status = response.statusCode ?? 0;
      if (status === 200) return resolve({ status, socket, body: '' });
      const chunks = [head];
      socket.on('data', (chunk) => chunks.push(chunk));
      socket.on('end', () => resolve({ status, socket, body: Buffer.concat(chunks).toString() }));
    });
    outgoing.end();
  });
}

const ca = () => readFileSync(emulator.caFile ?? '', 'utf8');

interface Call {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** A request as any HTTPS client behind a proxy makes it, trusting the emulator's CA alone. */
async function get(url: string, { method = 'GET', headers = {}, body }: Call = {}): Promise<Answer> {
  const { hostname } = new URL(url);
  const { socket } = await connectTo(`${hostname}:443`);
  const tls = tlsConnect({ socket, servername: hostname, ca: ca() });
  const agent = new Agent();
  agent.createConnection = () => tls;
  return new Promise((resolve, reject) => {
    tls.on('error', reject);
    const outgoing = request(url, { method, headers, agent }, (response) => {
      readAnswer(response).then(resolve, reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode ?? 0, headers: response.headers, body };
}

describe('a client that trusts the CA', () => {
  test.each([
    'portal.sso.eu-central-1.amazonaws.com',
    'portal.sso.cn-north-1.amazonaws.com.cn',
    'portal.sso.us-gov-west-1.api.aws',
    'portal.sso.eusc-de-east-1.amazonaws.eu',
  ])('reaches %s', async (host) => {
    const answer = await get(`https://${host}/assignment/accounts`);
    expect(answer.status).toBe(401);
    expect(emulator.control.calls.list()).toMatchObject([{ operation: 'sso:ListAccounts', via: 'intercept', host }]);
  });

  test('is told the emulator’s time', async () => {
    emulator.control.clock.set(0);
    const { headers } = await get('https://oidc.eu-central-1.amazonaws.com/');
    expect(headers['date']).toMatch(/^Thu, 01 Jan 1970/);
  });

  test('hears that a service is not played, in JSON or XML as it speaks', async () => {
    const xml = await get('https://s3.eu-west-1.amazonaws.com/');
    expect(xml.status).toBe(501);
    expect(xml.body).toContain('<Code>NotPlayedByEmulator</Code>');
    const json = await get('https://dynamodb.eu-west-1.amazonaws.com/', {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
      body: '{}',
    });
    expect(JSON.parse(json.body)).toMatchObject({ __type: 'NotPlayedByEmulator' });
    expect(log).toContain(
      'GET https://s3.eu-west-1.amazonaws.com/: the emulator does not play s3.eu-west-1.amazonaws.com',
    );
  });

  test('cannot call one service at the other’s host', async () => {
    const answer = await get('https://oidc.eu-central-1.amazonaws.com/assignment/accounts');
    expect(answer.status).toBe(501);
    expect(answer.body).toContain('sso:ListAccounts is not an operation of oidc.eu-central-1.amazonaws.com');
    expect(emulator.control.calls.list()).toEqual([]);
  });

  test('meets the same faults as a direct one', async () => {
    emulator.control.faults.replace({ operation: 'sso:ListAccounts', fault: 'reset' });
    const url = 'https://portal.sso.eu-central-1.amazonaws.com/assignment/accounts';
    await expect(get(url)).rejects.toMatchObject({ code: 'ECONNRESET' });
    emulator.control.faults.replace({ operation: 'sso:ListAccounts', fault: 'truncate' });
    await expect(get(url)).rejects.toThrow();
  });
});

test('a client that does not trust the CA hangs up, and the log says why', async () => {
  const { socket } = await connectTo('oidc.eu-central-1.amazonaws.com:443');
  const tls = tlsConnect({ socket, servername: 'oidc.eu-central-1.amazonaws.com' });
  await expect(new Promise((_, reject) => tls.on('error', reject))).rejects.toMatchObject({
    code: 'SELF_SIGNED_CERT_IN_CHAIN',
  });
  await expect.poll(() => log).toEqual([expect.stringContaining("Does it trust the emulator's CA?")]);
});

describe('what is never forwarded', () => {
  test.each([
    ['example.com:443', 'not a host of AWS'],
    ['oidc.us-east-1.amazonaws.com:80', 'port 80: AWS answers on 443 alone'],
    ['[::1]:443', 'not a host of AWS'],
    ['oidc.cn-north-1.amazonaws.com:443', 'no such host: cn-north-1 is not under amazonaws.com'],
  ])('CONNECT %s', async (authority, because) => {
    const { status, body } = await connectTo(authority);
    expect(status).toBe(502);
    expect(body).toContain(because);
    expect(log).toEqual([`refused CONNECT ${authority}: ${because}`]);
  });

  test('a plain request for another host', async () => {
    const { hostname, port } = new URL(emulator.proxyUrl ?? '');
    const status = await new Promise((resolve, reject) => {
      const outgoing = plainRequest({ host: hostname, port, path: 'http://example.com/secret?x=1', agent: false });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => resolve(response.resume().statusCode));
      outgoing.end();
    });
    expect(status).toBe(502);
    expect(log).toEqual(['refused to forward http://example.com']);
  });
});

describe('the authority', () => {
  test('lies in a file that only its user reads, without its key, and goes at the end', async () => {
    const file = emulator.caFile ?? '';
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(file)).mode & 0o777).toBe(0o700);
    expect(ca()).not.toContain('PRIVATE');
    await emulator.close();
    expect(existsSync(dirname(file))).toBe(false);
  });

  test('is another one each run, and a CA', async () => {
    const other = await startEmulator({ intercept: true });
    try {
      const mine = new X509Certificate(ca());
      expect(mine.ca).toBe(true);
      expect(new X509Certificate(readFileSync(other.caFile ?? '')).fingerprint256).not.toBe(mine.fingerprint256);
    } finally {
      await other.close();
    }
  });
});

test('leads programs to the proxy and the CA, and a browser to loopback', () => {
  const { url, proxyUrl, caFile, env } = emulator;
  expect(env).toEqual({
    HTTPS_PROXY: proxyUrl,
    https_proxy: proxyUrl,
    NO_PROXY: '',
    no_proxy: '',
    AWS_CA_BUNDLE: caFile,
    NODE_EXTRA_CA_CERTS: caFile,
    AWS_ENDPOINT_URL_SSO_OIDC: url,
  });
});

test('closing ends tunnels at once', async () => {
  const { socket } = await connectTo('oidc.eu-central-1.amazonaws.com:443');
  const ended = new Promise((resolve) => socket.on('close', resolve));
  socket.on('error', () => undefined);
  await emulator.close();
  await ended;
});

test('without intercept mode nothing is proxied', async () => {
  const direct = await startEmulator();
  try {
    const { hostname, port } = new URL(direct.url);
    const socket = connect({ host: hostname, port: Number(port) });
    const answer = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (chunk) => {
        text += chunk;
      });
      socket.on('close', () => resolve(text));
      socket.write('CONNECT oidc.us-east-1.amazonaws.com:443 HTTP/1.1\r\nHost: x\r\n\r\n');
    });
    expect(answer).not.toContain('200');
  } finally {
    await direct.close();
  }
});
