import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FetchDeps } from '@ssoctl/core/internal/locate/fetch-page';
import { systemFiles } from '@ssoctl/core/internal/system/files';
import { systemTransport } from '@ssoctl/core/internal/system/transport';
import { type RecordedEvents, recordedEvents, type TempHome, tempHome } from '@ssoctl/testkit';
import { authority, type Certificate, connectProxy, httpsServer, type Running } from './tls-world.ts';

export interface PageReply {
  status?: number;
  location?: string;
  body?: string;
  /** Instead of an answer: none, or half of one. */
  fault?: 'silent' | 'half';
}

/** Replies by `HOST/path` or by `METHOD HOST/path`; anything else is 404. */
export type Pages = Readonly<Record<string, PageReply>>;

export interface WebOfPages {
  deps: FetchDeps;
  home: TempHome;
  events: RecordedEvents;
  /** `METHOD HOST/path`, in order, and the headers that came with it. */
  asked: string[];
  headers: IncomingMessage['headers'][];
  close(): Promise<void>;
}

const OIDC = 'oidc.us-west-2.amazonaws.com';
const HOSTS = [
  OIDC,
  'sso.example.com',
  'elsewhere.example.com',
  'corp.awsapps.com',
  'lab.awsapps.com',
  'us-east-1.signin.aws',
];

/** Making certificates takes longer than most tests. */
let web: { ca: string; certificate: Certificate } | undefined;

function served() {
  const { ca, issue } = authority('Web');
  return { ca, certificate: issue(...HOSTS) };
}

/** What the sign-in service of us-west-2 says to whoever registers and names a portal that it knows. */
export const KNOWN_IN_US_WEST_2: Pages = {
  [`POST ${OIDC}/client/register`]: {
    body: JSON.stringify({ clientId: 'c', clientSecret: 's', clientSecretExpiresAt: 9_999_999_999 }),
  },
  [`POST ${OIDC}/device_authorization`]: {
    body: JSON.stringify({ deviceCode: 'd', userCode: 'u', verificationUri: 'https://x', expiresIn: 600, interval: 1 }),
  },
};

/** Every host of the world with a certificate of its own, as far as the code under test can see: real TLS, through a proxy. */
export async function webOfPages(pages: Pages): Promise<WebOfPages> {
  const home: TempHome = await tempHome();
  web ??= served();
  const { ca, certificate } = web;
  const asked: string[] = [];
  const headers: IncomingMessage['headers'][] = [];
  const server: Running = await httpsServer(certificate, (request, response) => {
    const place = `${request.headers.host}${request.url}`;
    asked.push(`${request.method} ${place}`);
    headers.push(request.headers);
    answer(request, response, pages[`${request.method} ${place}`] ?? pages[place] ?? { status: 404 });
  });
  const proxy = await connectProxy(server.port);
  const env = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}`, AWS_CA_BUNDLE: await home.write('ca.pem', ca) };
  const events = recordedEvents();
  const transport = systemTransport({ env, files: systemFiles(), limits: { connectMs: 500, answerMs: 700 } });
  return {
    asked,
    headers,
    events,
    home,
    deps: {
      world: { transport, clock: { now: Date.now }, onEvent: events.onEvent },
      settings: { caBundle: undefined },
    },
    async close() {
      (await transport.handler()).destroy();
      await Promise.all([proxy.close(), server.close(), home.remove()]);
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, reply: PageReply): void {
  if (reply.fault === 'silent') return;
  const location = reply.location === undefined ? {} : { location: reply.location };
  const body = reply.body ?? '';
  const length = Buffer.byteLength(body) * (reply.fault === 'half' ? 2 : 1);
  response.writeHead(reply.status ?? 200, { 'content-type': 'text/html', 'content-length': length, ...location });
  if (request.method === 'HEAD') response.end();
  else if (reply.fault === 'half') response.write(body, () => request.socket.destroy());
  else response.end(body);
}
