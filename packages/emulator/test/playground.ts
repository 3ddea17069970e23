import { createHash } from 'node:crypto';
import { createClock, type EmulatorClock } from '../src/clock.ts';
import type { Seed } from '../src/seed/index.ts';
import { defaultSeed } from '../src/seed/index.ts';
import { createService, type Service, type ServiceOptions } from '../src/service.ts';
import type { CallerEnv } from '../src/service-border.ts';

export const BASE = 'http://127.0.0.1:7777';
export const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';
export const CALLBACK = 'http://127.0.0.1:40123/oauth/callback';
/** RFC 7636, appendix B. */
export const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

export interface Answer {
  status: number;
  headers: Headers;
  /** Parsed JSON, or empty. */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is what a test looks at
  body: any;
  text: string;
}

export interface Playground {
  service: Service;
  clock: EmulatorClock;
  /** One request, with cookies kept from request to request. */
  call(path: string, init?: RequestInit, env?: Partial<CallerEnv>): Promise<Answer>;
  post(path: string, body: object, env?: Partial<CallerEnv>): Promise<Answer>;
  portal(path: string, accessToken: string, env?: Partial<CallerEnv>): Promise<Answer>;
  /** Registers a client, for the device flow unless told otherwise, and gives its id and secret. */
  register(more?: object, env?: Partial<CallerEnv>): Promise<{ clientId: string; clientSecret: string }>;
  registerForCode(more?: object): Promise<{ clientId: string; clientSecret: string }>;
  /** A whole device flow, answered by the approver or else by maya. */
  signIn(user?: string, register?: object): Promise<SignedIn>;
}

export interface SignedIn {
  clientId: string;
  clientSecret: string;
  accessToken: string;
  refreshToken: string;
  expiresIn: number;
}

/** A service on a frozen clock, called without a socket. */
export function playground(options: ServiceOptions = {}, seed: Seed = defaultSeed()): Playground {
  const clock = createClock({ at: '2026-11-23T12:00:00Z', frozen: true });
  const service = createService({ seed, clock, options });
  const cookies = new Map<string, string>();

  const call: Playground['call'] = async (path, init = {}, env = {}) => {
    const headers = new Headers(init.headers);
    if (cookies.size > 0) headers.set('cookie', [...cookies].map(([k, v]) => `${k}=${v}`).join('; '));
    const request = new Request(`${BASE}${path}`, { ...init, headers });
    const response = await service.app.fetch(request, { via: 'direct', baseUrl: BASE, ...env });
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split('=');
      cookies.set(name, value);
    }
    const text = await response.text();
    const isJson = /^application\/(x-amz-)?json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : {} };
  };
  const post: Playground['post'] = (path, body, env) =>
    call(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }, env);
  const register: Playground['register'] = async (more = { scopes: ['sso:account:access'] }, env) => {
    const { body } = await post('/client/register', { clientName: 'corp', clientType: 'public', ...more }, env);
    return { clientId: body.clientId, clientSecret: body.clientSecret };
  };
  const registerForCode: Playground['registerForCode'] = (more = {}) =>
    register({
      scopes: ['sso:account:access'],
      grantTypes: ['authorization_code', 'refresh_token'],
      redirectUris: ['http://127.0.0.1/oauth/callback'],
      issuerUrl: service.startUrl,
      ...more,
    });
  const signIn: Playground['signIn'] = async (user = 'maya', more) => {
    const client = await register(more);
    const device = await post('/device_authorization', { ...client, startUrl: service.startUrl });
    if (service.state.approver === undefined) service.state.approveDevice(device.body.userCode, user);
    const { deviceCode } = device.body;
    const token = await post('/token', { ...client, grantType: DEVICE_CODE, deviceCode });
    return { ...client, ...token.body };
  };
  return {
    service,
    clock,
    call,
    post,
    register,
    registerForCode,
    signIn,
    portal: (path, accessToken, env) => call(path, { headers: { 'x-amz-sso_bearer_token': accessToken } }, env),
  };
}

/** `/authorize?…` as the AWS CLI builds it. */
export function authorizePath(clientId: string, more: Record<string, string> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: clientId,
    redirect_uri: CALLBACK,
    state: 'a state',
    code_challenge_method: 'S256',
    scopes: 'sso:account:access',
    code_challenge: CHALLENGE,
    ...more,
  });
  return `/authorize?${query}`;
}

/** Hidden fields of the one form on a page, to be posted back. */
export function formOf(page: Answer): { action: string; csrf: string } {
  const field = (pattern: RegExp) => unescapeHtml(pattern.exec(page.text)?.[1] ?? '');
  return { action: field(/<form method="post" action="([^"]*)"/), csrf: field(/name="csrf" value="([^"]*)"/) };
}

export function posted(fields: Record<string, string>): RequestInit {
  return { method: 'POST', body: new URLSearchParams(fields) };
}

function unescapeHtml(text: string): string {
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
}

export function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}
