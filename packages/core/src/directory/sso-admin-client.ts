import type { SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { type AdminCaller, type AdminDeps, adminCaller, type CredentialSource } from './admin-caller.ts';

interface SsoAdminKit {
  sdk: typeof import('@aws-sdk/client-sso-admin');
  client: SSOAdminClient;
}

export type SsoAdmin = AdminCaller<SsoAdminKit>;

/** The administrator's API of IAM Identity Center in one Region. Nothing is loaded until the first call. */
export function ssoAdmin(deps: AdminDeps, region: string, credentials: CredentialSource): SsoAdmin {
  return adminCaller(deps, { service: 'sso-admin', region }, credentials, async (settings) => {
    const sdk = await import('@aws-sdk/client-sso-admin');
    return { sdk, client: new sdk.SSOAdminClient(settings) };
  });
}
