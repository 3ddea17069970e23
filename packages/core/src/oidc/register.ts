import type { Registration } from '../cache/types.ts';
import type { CallOptions } from '../call/types.ts';
import type { SignIn } from '../config/types.ts';
import { ACCOUNT_ACCESS_SCOPE, GRANT_TYPES, REGISTERED_REDIRECT_URI } from '../wire/operations.ts';
import type { OidcClient, RegisterClientInput, SignInFlow } from './types.ts';

const LONGEST_NAME = 64;

/** What a sign-in asks for: the configured scopes, the portal's where none are configured, none for a legacy profile. */
export function scopesOf(signIn: SignIn): readonly string[] {
  if (signIn.kind === 'legacy') return [];
  return signIn.scopes === null || signIn.scopes.length === 0 ? [ACCOUNT_ACCESS_SCOPE] : signIn.scopes;
}

/**
 * The body of RegisterClient as AWS CLI 2.36.7 sends it, but for the client's name. One registration is for one grant:
 * the service refuses the device flow to a client registered for authorization codes.
 */
export function registration(signIn: SignIn, flow: SignInFlow): RegisterClientInput {
  const scopes = scopesOf(signIn);
  const named = { clientName: clientName(signIn.name), ...(scopes.length > 0 && { scopes }) };
  if (flow === 'device-code') return named;
  return {
    ...named,
    grantTypes: [GRANT_TYPES.authorizationCode, GRANT_TYPES.refreshToken],
    redirectUris: [REGISTERED_REDIRECT_URI],
    issuerUrl: signIn.startUrl,
  };
}

/** Registers a client for a sign-in. The result's scopes and grant types are those asked for. @throws SERVICE_REJECTED */
export function register(
  oidc: OidcClient,
  signIn: SignIn,
  flow: SignInFlow,
  options?: CallOptions,
): Promise<Registration> {
  return oidc.registerClient(registration(signIn, flow), options);
}

/** People see it on the approval page. */
function clientName(name: string): string {
  return `ssoctl-client-${name.replace(/[^A-Za-z0-9._-]/g, '-')}`.slice(0, LONGEST_NAME);
}
