import type { Registration, RegistrationTool } from '../cache/index.ts';
import type { SignIn } from '../config/types.ts';
import { isSsoctlError } from '../errors/index.ts';
import { register, scopesOf } from '../oidc/register.ts';
import { wireErrorOf } from '../oidc/rejections.ts';
import type { SignInFlow } from '../oidc/types.ts';
import { GRANT_TYPES } from '../wire/operations.ts';
import type { SessionDeps } from './deps.ts';

/** A registration is used while it has this long to live: long enough for the sign-in that it begins. The AWS CLI's number. */
const USE_ABOVE_MS = 900_000;

/**
 * Where a flow looks for a registration, best first; the first is where a new one is written. Ours for authorization codes
 * never lies under the AWS CLI's name: releases before its grant check would take it for the device flow.
 */
const PLACES: Record<SignInFlow, readonly RegistrationTool[]> = {
  pkce: ['ssoctl', 'botocore'],
  'device-code': ['botocore'],
};

/**
 * Runs a flow with a registered client: one from the cache, or a new one. When the service does not know the cached one (any
 * more), it is forgotten and the flow runs once more with a new one. The browser alone hears that of a client for authorization
 * codes; so when nobody came back from the page, it is forgotten too, and the next sign-in registers anew.
 * @param told the sign-in as the service is told of it; the cache knows it as it is configured
 */
export async function withRegistration<T>(
  deps: SessionDeps,
  { who: signIn, told }: { who: SignIn; told: SignIn },
  flow: SignInFlow,
  signal: AbortSignal | undefined,
  run: (client: Registration) => Promise<T>,
): Promise<T> {
  const known = await cachedRegistration(deps, signIn, flow);
  if (known === undefined) return run(await newRegistration(deps, { who: signIn, told }, flow, signal));
  try {
    return await run(known.client);
  } catch (error) {
    if (nobodyCameBack(error, flow)) await deps.registrations.remove(signIn, known.tool).catch(() => {});
    if (wireErrorOf(error) !== 'invalid_client') throw error;
    await deps.registrations.remove(signIn, known.tool);
    return run(await newRegistration(deps, { who: signIn, told }, flow, signal));
  }
}

function nobodyCameBack(error: unknown, flow: SignInFlow): boolean {
  return flow === 'pkce' && isSsoctlError(error, 'SIGN_IN_EXPIRED', 'CANCELLED');
}

async function cachedRegistration(deps: SessionDeps, signIn: SignIn, flow: SignInFlow) {
  for (const tool of PLACES[flow]) {
    const client = await deps.registrations.read(signIn, tool);
    if (client && serves(client, signIn, flow, deps.world.clock.now())) return { tool, client };
  }
  return undefined;
}

/** Whether the registration lives, is for this grant, and has the scopes that the sign-in asks for. */
function serves(client: Registration, signIn: SignIn, flow: SignInFlow, nowMs: number): boolean {
  if (client.expiresAtMs - nowMs < USE_ABOVE_MS) return false;
  const forCodes = client.grantTypes?.includes(GRANT_TYPES.authorizationCode) ?? false;
  if (forCodes !== (flow === 'pkce')) return false;
  // Without configured scopes the AWS CLI registers a device client without any, whose tokens cannot be renewed.
  return scopesOf(signIn).every((scope) => client.scopes?.includes(scope));
}

async function newRegistration(
  deps: SessionDeps,
  { who: signIn, told }: { who: SignIn; told: SignIn },
  flow: SignInFlow,
  signal: AbortSignal | undefined,
): Promise<Registration> {
  const client = await register(deps.oidc(signIn), told, flow, { signal });
  const tool: RegistrationTool = flow === 'pkce' ? 'ssoctl' : 'botocore';
  // A folder that cannot be written is found out here, before a person is troubled.
  await deps.registrations.write(signIn, tool, client);
  return client;
}
