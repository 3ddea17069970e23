import type { AdminDeps, CredentialSource } from './admin-caller.ts';
import { assignmentsOf } from './assignments.ts';
import { identityStore } from './identitystore-client.ts';
import { organizationOf } from './organization.ts';
import { organizations } from './organizations-client.ts';
import { peopleOf } from './people.ts';
import { permissionSetsOf } from './permission-sets.ts';
import { ssoAdmin } from './sso-admin-client.ts';
import type { Directory, Instance } from './types.ts';

/** The directory of an instance, as whoever has the credentials sees it. Nothing is loaded or called until the first call. */
export function directoryClient(
  deps: AdminDeps,
  { instanceArn, identityStoreId, region }: Pick<Instance, 'instanceArn' | 'identityStoreId' | 'region'>,
  credentials: CredentialSource,
): Directory {
  const sso = ssoAdmin(deps, region, credentials);
  return {
    instanceArn,
    identityStoreId,
    ...permissionSetsOf(sso, instanceArn),
    ...assignmentsOf(sso, instanceArn),
    ...peopleOf(identityStore(deps, region, credentials), identityStoreId),
    ...organizationOf(organizations(deps, region, credentials)),
  };
}
