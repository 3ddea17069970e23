import type { Registration } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { authorizationCodeFlow } from '../oidc/authorization-code-flow.ts';
import { deviceFlow } from '../oidc/device-flow.ts';
import { scopesOf } from '../oidc/register.ts';
import type { IssuedToken } from '../oidc/types.ts';
import type { SessionDeps } from './deps.ts';
import type { SignInOptions } from './types.ts';

/** One sign-in of a person with a registered client. */
export function runFlow(
  deps: SessionDeps,
  signIn: SignIn,
  client: Registration,
  options: SignInOptions,
): Promise<IssuedToken> {
  const flow = { ...deps.world, oidc: deps.oidc(signIn) };
  const request = { client, openBrowser: options.openBrowser ?? true, signal: options.signal };
  if (options.flow === 'device-code') return deviceFlow(flow, { ...request, startUrl: signIn.startUrl });
  return authorizationCodeFlow(flow, { ...request, scopes: scopesOf(signIn), port: options.port });
}
