import type { OrganizationsClient } from '@aws-sdk/client-organizations';
import { partitionOf } from '../wire/partitions.ts';
import { type AdminCaller, type AdminDeps, adminCaller, type CredentialSource } from './admin-caller.ts';

interface OrganizationsKit {
  sdk: typeof import('@aws-sdk/client-organizations');
  client: OrganizationsClient;
}

export type Organizations = AdminCaller<OrganizationsKit>;

/**
 * AWS Organizations of the partition that a Region lies in: it is one service, and its calls are signed for one Region. Nothing is
 * loaded until the first call.
 */
export function organizations(deps: AdminDeps, anyRegion: string, credentials: CredentialSource): Organizations {
  const region = partitionOf(anyRegion).globalRegion;
  return adminCaller(deps, { service: 'organizations', region }, credentials, async (settings) => {
    const sdk = await import('@aws-sdk/client-organizations');
    return { sdk, client: new sdk.OrganizationsClient(settings) };
  });
}
