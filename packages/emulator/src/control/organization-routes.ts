import type { Hono } from 'hono';
import * as v from 'valibot';
import { behaviour } from '../seed/behaviour-schema.ts';
import type { StateControls } from '../state/controls.ts';
import { objectOf } from './body.ts';

const assignment = v.strictObject({
  account: v.string(),
  permissionSet: v.string(),
  user: v.optional(v.string()),
  group: v.optional(v.string()),
});
const deletion = v.union([v.strictObject({ user: v.string() }), v.strictObject({ group: v.string() })]);
const membership = v.strictObject({ user: v.string(), group: v.string(), isMember: v.boolean() });
const account = v.strictObject({
  account: v.string(),
  status: v.picklist(['ACTIVE', 'SUSPENDED', 'PENDING_CLOSURE', 'PENDING_ACTIVATION', 'CLOSED']),
});
const drift = v.strictObject({ permissionSet: v.string(), account: v.optional(v.string()) });
const failure = v.strictObject({
  reason: v.optional(v.string()),
  count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
});

/** What an administrator elsewhere would do, between two calls of a program. */
export function mountOrganization(app: Hono, state: StateControls): void {
  const on = <S extends v.GenericSchema>(path: string, schema: S, change: (given: v.InferOutput<S>) => void) =>
    app.post(path, async (c) => {
      change(v.parse(schema, await objectOf(c.req)));
      return c.json({});
    });
  on('/assign', assignment, (given) => state.assign(given));
  on('/unassign', assignment, (given) => state.unassign(given));
  on('/delete', deletion, (given) => ('user' in given ? state.deleteUser(given.user) : state.deleteGroup(given.group)));
  on('/membership', membership, ({ user, group, isMember }) => state.setMember(user, group, isMember));
  on('/account', account, (given) => state.setAccountStatus(given.account, given.status));
  on('/drift', drift, (given) => state.drift(given.permissionSet, given.account));
  on('/fail-requests', failure, ({ reason, count }) => state.failRequests(reason, count));
  on('/behaviour', behaviour, (given) => state.behave(given));
}
