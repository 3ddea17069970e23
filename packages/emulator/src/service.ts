import { Hono } from 'hono';
import type { EmulatorClock } from './clock.ts';
import { mountAwsJson } from './handlers/aws-json/routes.ts';
import { mountPages } from './handlers/browser/routes.ts';
import type { ServiceApp, ServiceEnv } from './handlers/carry.ts';
import { IDENTITYSTORE_RULES } from './handlers/identitystore/rules.ts';
import { mountOidc } from './handlers/oidc/routes.ts';
import { ORGANIZATIONS_RULES } from './handlers/organizations/rules.ts';
import { mountPortal } from './handlers/portal/routes.ts';
import { SSO_ADMIN_RULES } from './handlers/sso-admin/rules.ts';
import { mountSts } from './handlers/sts/routes.ts';
import type { Seed, SeedBehaviour } from './seed/types.ts';
import { type Bytes, systemBytes } from './state/bytes.ts';
import { createControls, type StateControls } from './state/controls.ts';
import { startUrlOf } from './state/portal-urls.ts';
import { settle } from './state/requests.ts';
import { createState } from './state/state.ts';

export interface ServiceOptions {
  /** Who approves every sign-in at once, by user name or e-mail; true: the first user. Default: a person at the pages. */
  approve?: string | true | undefined;
  /** Goes before the seed's. */
  behaviour?: Partial<SeedBehaviour> | undefined;
  /** Where codes, tokens and keys come from. Default: the operating system. */
  bytes?: Bytes | undefined;
}

export interface Service {
  app: ServiceApp;
  /** What may be done to the service while it runs. */
  state: StateControls;
  seed: Seed;
  /** In AWS's shape, e.g. `https://d-1234567890.awsapps.com/start`. */
  startUrl: string;
  region: string;
}

/**
 * The AWS side of the emulator: every route of every service on one application, told apart by method and path.
 *
 * @throws RangeError when `approve` names nobody who can sign in
 */
export function createService(parts: { seed: Seed; clock: EmulatorClock; options?: ServiceOptions }): Service {
  const { seed, clock, options = {} } = parts;
  const behaviour = { ...seed.behaviour, ...options.behaviour };
  const state = createState({ seed, clock, behaviour, bytes: options.bytes ?? systemBytes });
  const controls = createControls(state);
  const { approve } = options;
  if (approve !== undefined) controls.approveAs(approve === true ? state.directory.enabledUsers[0]?.name : approve);
  const app: ServiceApp = new Hono<ServiceEnv>();
  app.use(async (c, next) => {
    settle(state);
    await next();
    c.header('date', new Date(clock.now()).toUTCString());
  });
  mountOidc(app, state);
  mountPortal(app, state);
  mountAwsJson(app, state, {
    'sso-admin': SSO_ADMIN_RULES,
    identitystore: IDENTITYSTORE_RULES,
    organizations: ORGANIZATIONS_RULES,
  });
  mountSts(app, state);
  mountPages(app, state);
  app.notFound((c) => c.json({ message: `nothing here answers ${c.req.method} ${c.req.path}` }, 404));
  return { app, state: controls, seed, startUrl: startUrlOf(seed.instance), region: seed.instance.region };
}
