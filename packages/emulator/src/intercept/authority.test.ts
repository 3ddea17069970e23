import type { AddressInfo } from 'node:net';
import { createServer, type Server, connect as tlsConnect } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Authority, createAuthority } from './authority.ts';
import { AWS_DOMAINS } from './domains.ts';

let authority: Authority;
let server: Server;
beforeAll(async () => {
  authority = await createAuthority();
  server = createServer({
    SNICallback: (name, done) => void authority.contextFor(name).then((context) => done(null, context), done),
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

/** `trusted`, or why a client that trusts this CA alone would not talk to a host. */
function judge(servername: string): Promise<string> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    const socket = tlsConnect({ host: '127.0.0.1', port, servername, ca: authority.certificate });
    socket.on('secureConnect', () => {
      resolve('trusted');
      socket.destroy();
    });
    socket.on('error', (error) => resolve(error.message));
  });
}

describe('clients trust it', () => {
  test.each(AWS_DOMAINS)('for %s', async (domain) => {
    expect(await judge(`a.b-1.${domain}`)).toBe('trusted');
  });
});

describe('clients refuse it', () => {
  test.each(['example.com', 'aws.amazon.com.example', 'evilamazonaws.com', 'amazon.com', 'localhost'])(
    'for %s, though it signed',
    async (host) => {
      expect(await judge(host)).toBe('permitted subtree violation');
    },
  );
});

test('one certificate a host, however many ask at once', async () => {
  const [first, second] = await Promise.all([1, 2].map(() => authority.contextFor('sts.amazonaws.com')));
  expect(second).toBe(first);
});
