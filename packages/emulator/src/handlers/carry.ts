import { REQUEST_ID_HEADER } from '@ssoctl/core/wire';
import type { Context, Hono } from 'hono';
import type { CallerEnv } from '../service-border.ts';
import { uuid } from '../state/bytes.ts';
import type { State } from '../state/state.ts';
import type { Reply } from './reply.ts';
import type { SignedRequest } from './signed/signer.ts';

export interface ServiceEnv {
  Bindings: CallerEnv;
}
export type ServiceApp = Hono<ServiceEnv>;
export type ServiceContext = Context<ServiceEnv>;

/** Puts a reply on the wire. */
export function carry(state: State, { status, headers = {}, body }: Reply): Response {
  const requestId = uuid(state.bytes);
  const text = typeof body === 'function' ? body(requestId) : (body ?? null);
  return new Response(text, { status, headers: { ...headers, [REQUEST_ID_HEADER]: requestId } });
}

/** The Region that the caller addressed: what the host name says, else the instance's own. */
export function regionOf(c: ServiceContext, state: State): string {
  return c.env.region ?? state.seed.instance.region;
}

/** Path and query as sent. */
export function targetOf(c: ServiceContext): string {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
}

/** A request as its signature covers it. */
export function signedRequest(c: ServiceContext, body: string): SignedRequest {
  const headers = new Headers(c.req.raw.headers);
  if (!headers.has('host')) headers.set('host', new URL(c.req.url).host);
  const { region, partition } = c.env;
  return { method: c.req.method, target: targetOf(c), headers, body, region, partition };
}
