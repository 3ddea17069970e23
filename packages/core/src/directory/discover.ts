import type { CallOptions } from '../call/types.ts';
import { isSsoctlError, type SsoctlError } from '../errors/index.ts';
import type { AdminDeps, CredentialSource } from './admin-caller.ts';
import { type Attempts, attempts } from './attempts.ts';
import { directoryClient } from './directory-client.ts';
import type { FailedCall } from './failed-call.ts';
import { findInstances } from './find-instances.ts';
import { instancesIn } from './instances.ts';
import { organizationOf } from './organization.ts';
import { organizations } from './organizations-client.ts';
import { ssoAdmin } from './sso-admin-client.ts';
import type { Instance, Organization, Pages } from './types.ts';

export interface DiscoveredInstance extends Instance {
  /** Whose it is; absent where nothing tells. */
  kind?: 'organization' | 'account' | undefined;
  /** How many there are, where that was asked and may be known. */
  counts: { permissionSets?: number; users?: number; groups?: number };
}

export interface Discovery {
  /** The organization's first. */
  instances: readonly DiscoveredInstance[];
  organization?: Organization | undefined;
  /** Those who run IAM Identity Center for the organization. */
  delegatedAdministrators: readonly { accountId: string; name?: string | undefined }[];
  /** How many accounts the organization has. */
  accounts?: number | undefined;
  /** Regions that do not know the caller's keys, as those do that are not enabled for an account. */
  notEnabled: readonly string[];
  /** Calls without whose answers this is incomplete. */
  failures: readonly FailedCall[];
}

export interface DiscoverOptions extends CallOptions {
  /** Whether accounts, sets and people are counted, which takes a call a page. Default true. */
  counts?: boolean | undefined;
  onRegions?: ((done: number, total: number) => void) | undefined;
  /** Told how many of something are counted so far. */
  onCount?: ((what: string, count: number) => void) | undefined;
}

/**
 * All that an administrator can see of IAM Identity Center: its instances, whose they are, and how large. What the caller may not
 * see, and what else failed, is told and never sinks the rest.
 * @throws CREDENTIALS_EXPIRED, SIGN_IN_REQUIRED, SESSION_ENDED, CANCELLED; the first Region's error where no Region answered at all
 */
export async function discover(
  deps: AdminDeps,
  regions: readonly string[],
  credentials: CredentialSource,
  options: DiscoverOptions = {},
): Promise<Discovery> {
  const { signal, onRegions: onProgress } = options;
  const tries = attempts();
  const org = organizationOf(organizations(deps, regions[0] ?? 'us-east-1', credentials));
  const [found, organization] = await Promise.all([
    findInstances(deps, regions, credentials, { signal, onProgress }),
    tries.attempt('DescribeOrganization', () => orNone(org.organization({ signal }))),
  ]);
  if (organization === undefined && found.failures.length === regions.length) throwUnlessDenied(found.failures);
  const look = (instance: Instance) => lookAt({ deps, credentials, tries, options, organization }, instance);
  const isMember = organization !== NONE;
  const [instances, delegatedAdministrators, accounts] = await Promise.all([
    Promise.all(found.instances.map(look)),
    isMember ? tries.list('ListDelegatedAdministrators', () => org.delegatedAdministrators({ signal })) : [],
    isMember ? counting(tries, options)('ListAccounts', 'accounts', () => org.accounts({ signal })) : undefined,
  ]);
  const ofOrganization = instances.filter(({ kind }) => kind === 'organization');
  const { notEnabled, silent } = sorted(found.failures, ofOrganization.length > 0);
  return {
    instances: [...ofOrganization, ...instances.filter(({ kind }) => kind !== 'organization')],
    ...(organization !== NONE && organization && { organization }),
    delegatedAdministrators: delegatedAdministrators ?? [],
    ...(accounts !== undefined && { accounts }),
    notEnabled,
    failures: [
      ...silent.map(({ region, error }) => ({ operation: 'ListInstances', region, error })),
      ...tries.failures,
    ],
  };
}

interface Looking {
  deps: AdminDeps;
  credentials: CredentialSource;
  tries: Attempts;
  options: DiscoverOptions;
  organization: Organization | typeof NONE | undefined;
}

/** What can be known of one instance. */
async function lookAt(
  { deps, credentials, tries, options, organization }: Looking,
  instance: Instance,
): Promise<DiscoveredInstance> {
  const { signal } = options;
  const { instanceArn, region } = instance;
  const there = instancesIn(ssoAdmin(deps, region, credentials), region);
  const directory = directoryClient(deps, instance, credentials);
  const count = counting(tries, options);
  const more = await tries.attempt('DescribeInstance', () => there.describe(instanceArn, { signal }));
  const kind = kindOf({ ...instance, ...more }, organization);
  const sets = () => count('ListPermissionSets', 'permission sets', () => directory.permissionSets({ signal }));
  const [enabled, permissionSets, users, groups] = await Promise.all([
    instance.regions ?? tries.list('ListRegions', () => there.regions(instanceArn, { signal })),
    kind === 'account' ? undefined : sets(),
    count('ListUsers', 'users', () => directory.users({ signal })),
    count('ListGroups', 'groups', () => directory.groups({ signal })),
  ]);
  return {
    ...instance,
    ...more,
    ...(enabled && { regions: enabled }),
    ...(kind && { kind }),
    counts: {
      ...(permissionSets !== undefined && { permissionSets }),
      ...(users !== undefined && { users }),
      ...(groups !== undefined && { groups }),
    },
  };
}

/** Counts, where that is wanted. */
function counting(tries: Attempts, { counts = true, onCount = () => {} }: DiscoverOptions) {
  return async (operation: string, what: string, pages: () => Pages<unknown>) =>
    counts ? tries.count(operation, pages, (sofar) => onCount(what, sofar)) : undefined;
}

/** The caller's account is in no organization. */
const NONE = 'none';

async function orNone(organization: Promise<Organization>): Promise<Organization | typeof NONE> {
  try {
    return await organization;
  } catch (error) {
    if (isSsoctlError(error, 'NOT_FOUND')) return NONE;
    throw error;
  }
}

/** The management account's is the organization's: any other account's is its own. */
function kindOf(
  { ownerAccountId, permissionSetsEnabled }: Instance,
  organization: Organization | typeof NONE | undefined,
): DiscoveredInstance['kind'] {
  if (organization === NONE) return 'account';
  if (organization !== undefined) {
    return ownerAccountId === organization.managementAccountId ? 'organization' : 'account';
  }
  return permissionSetsEnabled ? 'organization' : undefined;
}

type RegionFailure = { region: string; error: SsoctlError };

/**
 * A Region that is not enabled for the account holds nothing of its own. But the organization's instance may be in one, so that
 * nothing is certain until that is found.
 */
function sorted(failures: readonly RegionFailure[], hasOrganization: boolean) {
  const isUnknown = ({ error }: RegionFailure) => error.details?.['denied'] === 'keys';
  const silent = hasOrganization ? failures.filter((failure) => !isUnknown(failure)) : failures;
  return { notEnabled: failures.filter(isUnknown).map(({ region }) => region), silent };
}

/** Rights that lack are an answer; keys that nobody knows and a network that is not there are none. */
function throwUnlessDenied(failures: readonly RegionFailure[]): void {
  const other = failures.find(({ error }) => error.details?.['action'] === undefined);
  if (other !== undefined) throw other.error;
}
