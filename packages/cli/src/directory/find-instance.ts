import { directoryClient } from '@ssoctl/core/internal/directory/directory-client';
import { findInstances } from '@ssoctl/core/internal/directory/find-instances';
import { organizationOf } from '@ssoctl/core/internal/directory/organization';
import { organizations } from '@ssoctl/core/internal/directory/organizations-client';
import type { Directory, Instance } from '@ssoctl/core/internal/directory/types';
import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../kit/context.ts';
import { startProgress } from '../kit/progress.ts';
import { type AdminConnection, connectAdmin } from './connection.ts';

export interface DirectoryConnection extends AdminConnection {
  instance: Instance;
  directory: Directory;
}

export interface WantedInstance {
  /** ARN, `ssoins-…`, or the id of its identity store. Default: the organization's. */
  instance?: string | undefined;
  /** Where it may be. Default: everywhere. */
  regions?: readonly string[] | undefined;
}

/**
 * The directory of the instance that is meant, as whoever the credentials belong to. Regions are asked only until it is found, the
 * likeliest first.
 * @throws NOT_FOUND, ANSWER_NEEDED where several are there and none is the organization's, and what finding credentials throws
 */
export async function connectDirectory(context: Context, wanted: WantedInstance = {}): Promise<DirectoryConnection> {
  const connection = await connectAdmin(context);
  const instance = await findInstance(context, connection, wanted);
  return { ...connection, instance, directory: directoryClient(connection.deps, instance, connection.credentials) };
}

async function findInstance(
  context: Context,
  { deps, credentials, regions: everywhere, likelyRegions }: AdminConnection,
  { instance: wanted, regions = everywhere }: WantedInstance,
): Promise<Instance> {
  const { output, signal } = context;
  const isMeant = wanted === undefined ? await ofOrganization() : (instance: Instance) => isCalled(instance, wanted);
  const enough = (instances: readonly Instance[]) => instances.some(isMeant);
  const progress = startProgress(output, 'Asking Regions for instances');
  try {
    const likely = regions.filter((region) => likelyRegions.includes(region));
    const rest = regions.filter((region) => !likelyRegions.includes(region));
    const options = { signal, enough };
    const first = await findInstances(deps, likely, credentials, options);
    const known = first.instances.find(isMeant);
    if (known !== undefined) return known;
    const second = await findInstances(deps, rest, credentials, { ...options, onProgress: progress.update });
    const instances = [...first.instances, ...second.instances];
    const failures = [...first.failures, ...second.failures];
    const [failure] = failures;
    if (failure !== undefined && failures.length === regions.length) throw failure.error;
    progress.end();
    return instances.find(isMeant) ?? (await choose(context, instances, wanted, failures.length));
  } finally {
    progress.end();
  }

  /** The management account's instance is the organization's. Who may not even ask whose it is takes what is there. */
  async function ofOrganization(): Promise<(instance: Instance) => boolean> {
    const org = organizationOf(organizations(deps, regions[0] ?? 'us-east-1', credentials));
    try {
      const { managementAccountId } = await org.organization({ signal });
      return ({ ownerAccountId }) => ownerAccountId === managementAccountId;
    } catch (error) {
      if (isSsoctlError(error, 'ACCESS_DENIED', 'NOT_FOUND')) return () => false;
      throw error;
    }
  }
}

function isCalled({ instanceArn, identityStoreId, name }: Instance, wanted: string): boolean {
  return [instanceArn, instanceArn.split('/').at(-1), identityStoreId, name].includes(wanted);
}

async function choose(
  { prompt }: Context,
  instances: readonly Instance[],
  wanted: string | undefined,
  silent: number,
): Promise<Instance> {
  const [only, ...others] = instances;
  const also = silent === 0 ? '' : `, and ${silent} Regions gave no answer`;
  if (wanted !== undefined || only === undefined) {
    const what = wanted === undefined ? 'no instance of IAM Identity Center' : `no instance ${JSON.stringify(wanted)}`;
    throw new SsoctlError('NOT_FOUND', `there is ${what} that these credentials can see${also}`, {
      hint: 'run: ssoctl discover',
    });
  }
  if (others.length === 0) return only;
  const choices = instances.map((instance) => ({
    value: instance,
    label: instance.name ?? instance.instanceArn,
    hint: `${instance.region}, of account ${instance.ownerAccountId}`,
  }));
  const ids = instances.map(({ instanceArn }) => instanceArn.split('/').at(-1));
  const unasked = { missing: `several instances are there (${ids.join(', ')})`, flag: '--instance ID' };
  return prompt.select('Which instance?', choices, unasked);
}
