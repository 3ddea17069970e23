import { type Access, createAccess } from '@ssoctl/core/internal/access/index';
import type { Directory } from '@ssoctl/core/internal/directory/types';
import { callerIdentity } from '@ssoctl/core/internal/identity/client';
import type { CallerIdentity } from '@ssoctl/core/internal/identity/types';
import { connectDirectory } from '../../directory/find-instance.ts';
import type { Context } from '../../kit/context.ts';

export interface AccessConnection {
  access: Access;
  directory: Directory;
  /** Of the instance. */
  region: string;
  caller: CallerIdentity;
}

/** Questions to the instance that is meant, as whoever the credentials belong to. @throws what finding either throws */
export async function connectAccess(
  context: Context,
  { instance: wanted, region: regions }: { instance: string | undefined; region: readonly string[] | undefined },
): Promise<AccessConnection> {
  const { signal } = context;
  const { deps, credentials, instance, directory } = await connectDirectory(context, { instance: wanted, regions });
  const { region } = instance;
  const caller = await callerIdentity({ ...deps, region }, await credentials(), { signal });
  const world = await context.world();
  return { access: createAccess(world, { directory, region, caller }), directory, region, caller };
}
