import { Hono } from 'hono';
import * as v from 'valibot';
import { readTime } from '../clock.ts';
import { objectOf } from './body.ts';
import type { EmulatorControl } from './control.ts';
import { mountOrganization } from './organization-routes.ts';

const clockChange = v.strictObject({
  advanceSeconds: v.optional(v.number()),
  set: v.optional(v.union([v.number(), v.string()])),
  offsetSeconds: v.optional(v.number()),
  frozen: v.optional(v.boolean()),
});
const approval = v.strictObject({ userCode: v.string(), user: v.optional(v.string()) });
const denial = v.union([
  v.strictObject({ userCode: v.string() }),
  v.strictObject({ next: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
]);
const approver = v.strictObject({ user: v.nullable(v.string()) });
const revocation = v.strictObject({ user: v.optional(v.string()) });
const expiry = v.strictObject({
  what: v.optional(
    v.picklist(['accessTokens', 'refreshTokens', 'registrations', 'deviceCodes', 'roleCredentials']),
    'accessTokens',
  ),
});

/** The control API over HTTP, JSON in and out. Whoever mounts it has checked host, origin and bearer token. */
export function controlRoutes(control: EmulatorControl, status: () => object): Hono {
  const { clock, faults, calls } = control;
  const time = () => ({
    now: new Date(clock.now()).toISOString(),
    offsetSeconds: Math.round(clock.offsetMs) / 1000,
    frozen: clock.frozen,
  });
  const plan = () => ({ ...faults.plan(), counts: faults.counts().map(({ matched, hit }) => ({ matched, hit })) });
  const app = new Hono().basePath('/_control');

  app.get('/status', (c) => c.json({ ...status(), clock: time() }));
  app.post('/reset', (c) => {
    control.reset();
    return c.json({ clock: time() });
  });

  app.get('/clock', (c) => c.json(time()));
  app.post('/clock', async (c) => {
    const change = v.parse(clockChange, await objectOf(c.req));
    if (change.frozen === true) clock.freeze();
    if (change.frozen === false) clock.run();
    if (change.set !== undefined) clock.set(readTime(change.set));
    if (change.offsetSeconds !== undefined) clock.advance(change.offsetSeconds * 1000 - clock.offsetMs);
    if (change.advanceSeconds !== undefined) clock.advance(change.advanceSeconds * 1000);
    return c.json(time());
  });

  app.get('/faults', (c) => c.json(plan()));
  app.put('/faults', async (c) => {
    faults.replace(await c.req.json());
    return c.json(plan());
  });
  app.post('/faults', async (c) => {
    faults.add(await c.req.json());
    return c.json(plan());
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.json(plan());
  });

  app.get('/calls', (c) => {
    const since = Number(c.req.query('since') ?? 0);
    if (!Number.isInteger(since)) return c.json({ error: 'since: not a whole number' }, 400);
    return c.json({
      calls: calls.list({ since, operation: c.req.query('operation') }),
      counts: calls.counts(),
      last: calls.last,
    });
  });
  app.delete('/calls', (c) => {
    calls.clear();
    return c.json({ last: calls.last });
  });

  mountPeople(app, control);
  mountOrganization(app, control.state);

  app.notFound((c) => c.json({ error: `no such control: ${c.req.method} ${c.req.path}` }, 404));
  app.onError((error, c) => c.json({ error: error.message }, isCallersFault(error) ? 400 : 500));
  return app;
}

/** What a person or an administrator would do. */
function mountPeople(app: Hono, control: EmulatorControl): void {
  const { state } = control;
  app.get('/devices', (c) => c.json({ devices: state.pendingDevices() }));
  app.post('/approve', async (c) => {
    control.approve(v.parse(approval, await objectOf(c.req)));
    return c.json({});
  });
  app.post('/deny', async (c) => {
    const denied = v.parse(denial, await objectOf(c.req));
    if ('next' in denied) state.denyNext(denied.next);
    else control.deny(denied.userCode);
    return c.json({});
  });
  app.post('/approver', async (c) => {
    state.approveAs(v.parse(approver, await objectOf(c.req)).user ?? undefined);
    return c.json({ user: state.approver ?? null });
  });
  app.post('/revoke', async (c) => {
    const { user } = v.parse(revocation, await objectOf(c.req));
    return c.json({ sessions: state.revokeSessions(user) });
  });
  app.post('/expire', async (c) => {
    const { what } = v.parse(expiry, await objectOf(c.req));
    const expire = {
      accessTokens: state.expireAccessTokens,
      refreshTokens: state.expireRefreshTokens,
      registrations: state.expireRegistrations,
      deviceCodes: state.expireDeviceCodes,
      roleCredentials: state.expireRoleCredentials,
    };
    return c.json({ [what]: expire[what]() });
  });
}

function isCallersFault(error: Error): boolean {
  return (
    error instanceof RangeError || error instanceof SyntaxError || ['ValiError', 'FaultPlanError'].includes(error.name)
  );
}
