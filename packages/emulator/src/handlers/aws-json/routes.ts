import { ADMIN_SERVICES, type AdminServiceId, AWS_JSON_TYPE, TARGET_HEADER } from '@ssoctl/core/wire';
import { unplayed } from '../../intercept/unplayed.ts';
import type { State } from '../../state/state.ts';
import { carry, type ServiceApp, signedRequest } from '../carry.ts';
import { answer } from '../reply.ts';
import type { SignedRequest } from '../signed/signer.ts';
import { authorize, enter } from './door.ts';
import { readBody } from './input.ts';
import { refusedAtDoor } from './refusal.ts';
import type { AdminRule } from './rule.ts';

/** The operations of each service that are played, by name. */
export type AdminRules = Record<AdminServiceId, Readonly<Record<string, AdminRule>>>;

/** AWS JSON: everything goes to `POST /`, and a header says what. A root without it is somebody else's. */
export function mountAwsJson(app: ServiceApp, state: State, rules: AdminRules): void {
  app.post('/', async (c, next) => {
    const target = c.req.header(TARGET_HEADER);
    if (target === undefined) return next();
    const body = await c.req.text();
    const service = serviceOf(target);
    const name = target.split('.')[1] ?? '';
    const rule = service && ruleOf(rules[service], name);
    // The service may well know it; only the emulator does not.
    if (service !== undefined && rule === undefined)
      return unplayed(`the emulator does not play ${service}:${name}`, c.req.raw.headers);
    const ruled = () => {
      if (service === undefined || rule === undefined) throw refusedAtDoor('UnknownOperationException');
      return { status: 200, headers: { 'content-type': AWS_JSON_TYPE }, body: run(service, rule) };
    };
    const run = (of: AdminServiceId, found: AdminRule) =>
      JSON.stringify(runRule(state, { service: of, name, rule: found }, signedRequest(c, body)));
    return carry(state, answer(ruled));
  });
}

interface Operation {
  service: AdminServiceId;
  name: string;
  rule: AdminRule;
}

/** Who it is, whether the body can be read, what their policies allow, then the operation itself. */
function runRule(state: State, { service, name, rule }: Operation, request: SignedRequest): object {
  const context = enter(state, service, request);
  const input = readBody(request.body);
  authorize(state, context, name, rule);
  return rule.run(state, context, input);
}

function serviceOf(target: string): AdminServiceId | undefined {
  return Object.values(ADMIN_SERVICES).find(({ targetPrefix }) => target.startsWith(`${targetPrefix}.`))?.id;
}

function ruleOf(rules: Readonly<Record<string, AdminRule>>, name: string): AdminRule | undefined {
  return Object.hasOwn(rules, name) ? rules[name] : undefined;
}
