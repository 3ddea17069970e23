import type { IdentitystoreClient } from '@aws-sdk/client-identitystore';
import { type AdminCaller, type AdminDeps, adminCaller, type CredentialSource } from './admin-caller.ts';

interface IdentityStoreKit {
  sdk: typeof import('@aws-sdk/client-identitystore');
  client: IdentitystoreClient;
}

export type IdentityStore = AdminCaller<IdentityStoreKit>;

/** The identity stores of one Region. Nothing is loaded until the first call. */
export function identityStore(deps: AdminDeps, region: string, credentials: CredentialSource): IdentityStore {
  return adminCaller(deps, { service: 'identitystore', region }, credentials, async (settings) => {
    const sdk = await import('@aws-sdk/client-identitystore');
    return { sdk, client: new sdk.IdentitystoreClient(settings) };
  });
}
