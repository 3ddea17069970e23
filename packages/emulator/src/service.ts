import { BEARER_HEADER, OIDC_OPERATIONS, PORTAL_OPERATIONS, REQUEST_ID_HEADER } from '@ssoctl/core/wire';
import { type Context, Hono } from 'hono';
import type { EmulatorClock } from './clock.ts';
import { createToken } from './handlers/oidc/create-token.ts';
import { type Input, readInput } from './handlers/oidc/input.ts';
import { registerClient } from './handlers/oidc/register-client.ts';
import { startDeviceAuthorization } from './handlers/oidc/start-device-authorization.ts';
import { getRoleCredentials } from './handlers/portal/get-role-credentials.ts';
import { listAccountRoles } from './handlers/portal/list-account-roles.ts';
import { listAccounts } from './handlers/portal/list-accounts.ts';
import { logout } from './handlers/portal/logout.ts';
import type { PortalRequest } from './handlers/portal/request.ts';
import { answer, type Reply } from './handlers/reply.ts';
import type { Seed } from './seed/types.ts';
import type { CallerEnv } from './service-border.ts';
import { type Bytes, systemBytes, uuid } from './state/bytes.ts';
import { createControls, type StateControls } from './state/controls.ts';
import { startUrlOf } from './state/portal-urls.ts';
import { createState, type State } from './state/state.ts';

export interface ServiceOptions {
  /** User name or e-mail of who approves every sign-in at once. Without one, a person answers at the pages. */
  approve?: string | undefined;
  /** Where codes, tokens and keys come from. Default: the operating system. */
  bytes?: Bytes | undefined;
}

export interface Service {
  app: Hono<ServiceEnv>;
  /** What may be done to the service while it runs. */
  state: StateControls;
  seed: Seed;
  /** In AWS's shape, e.g. `https://d-1234567890.awsapps.com/start`. */
  startUrl: string;
  region: string;
}

export interface ServiceEnv {
  Bindings: CallerEnv;
}

type Ctx = Context<ServiceEnv>;

/**
 * The AWS side of the emulator: every route of every service on one application, told apart by method and path.
 *
 * @throws RangeError when `approve` names nobody who can sign in
 */
export function createService(parts: { seed: Seed; clock: EmulatorClock; options?: ServiceOptions }): Service {
  const { seed, clock, options = {} } = parts;
  const state = createState({ seed, clock, bytes: options.bytes ?? systemBytes });
  const controls = createControls(state);
  if (options.approve !== undefined) controls.approveAs(options.approve);
  const app = new Hono<ServiceEnv>();
  app.use(async (c, next) => {
    await next();
    c.header('date', new Date(state.clock.now()).toUTCString());
  });
  mountOidc(app, state);
  mountPortal(app, state);
  return { app, state: controls, seed, startUrl: startUrlOf(seed.instance), region: seed.instance.region };
}

function regionOf(c: Ctx, state: State): string {
  return c.env?.region ?? state.seed.instance.region;
}

function carry(state: State, { status, headers = {}, body }: Reply): Response {
  const text = body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { ...headers, [REQUEST_ID_HEADER]: uuid(state.bytes) } });
}

function mountOidc(app: Hono<ServiceEnv>, state: State): void {
  const post = (path: string, rule: (input: Input, c: Ctx) => Reply) =>
    app.post(path, async (c) => {
      const body = await c.req.text();
      return carry(
        state,
        answer(() => rule(readInput(body, c.req.header('content-type')), c)),
      );
    });
  post(OIDC_OPERATIONS.registerClient.path, (input, c) => registerClient(state, input, regionOf(c, state)));
  post(OIDC_OPERATIONS.startDeviceAuthorization.path, (input, c) =>
    startDeviceAuthorization(state, input, {
      region: regionOf(c, state),
      verificationUri: `${c.env?.baseUrl ?? new URL(c.req.url).origin}/device`,
    }),
  );
  post(OIDC_OPERATIONS.createToken.path, (input, c) => createToken(state, input, regionOf(c, state)));
}

function mountPortal(app: Hono<ServiceEnv>, state: State): void {
  const on = (operation: { method: string; path: string }, rule: (state: State, request: PortalRequest) => Reply) =>
    app.on(operation.method, operation.path, (c) => {
      const request: PortalRequest = {
        region: regionOf(c, state),
        bearer: c.req.header(BEARER_HEADER),
        query: new URL(c.req.url).searchParams,
      };
      return carry(
        state,
        answer(() => rule(state, request)),
      );
    });
  on(PORTAL_OPERATIONS.listAccounts, listAccounts);
  on(PORTAL_OPERATIONS.listAccountRoles, listAccountRoles);
  on(PORTAL_OPERATIONS.getRoleCredentials, getRoleCredentials);
  on(PORTAL_OPERATIONS.logout, logout);
}
