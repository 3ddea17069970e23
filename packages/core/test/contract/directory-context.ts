import { createPaces } from '@ssoctl/core/internal/call/pace';
import type { ServiceSettings } from '@ssoctl/core/internal/config/types';
import type { AdminDeps, CredentialSource } from '@ssoctl/core/internal/directory/admin-caller';
import { directoryClient } from '@ssoctl/core/internal/directory/directory-client';
import type { Directory, Instance, Pages } from '@ssoctl/core/internal/directory/types';
import { defaultSeed, loadSeed, type Seed, type SeedDocument } from '@ssoctl/emulator';
import { type Emulated, emulated, type TestWorld } from '@ssoctl/testkit';

export const MANAGEMENT = '111122223333';
export const DELEGATED = '333344445555';
export const MEMBER = '444455556666';
export const OUTSIDE = '999999999999';
export const REGION = 'eu-central-1';

type Rights = 'full' | 'read' | 'none';

const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';

const keyOf = (accountId: string, adminRights: Rights) => ({
  accountId,
  accessKeyId: `AKIA${accountId}${adminRights.toUpperCase()}EXAMPLE`,
  secretAccessKey: SECRET,
  adminRights,
});

export interface Company extends Emulated {
  seed: Seed;
  deps: AdminDeps & { onEvent: TestWorld['onEvent'] };
  /** Keys of an administrator in that account. */
  keys(accountId?: string, rights?: Rights): CredentialSource;
  instance: Pick<Instance, 'instanceArn' | 'identityStoreId' | 'region'>;
  /** The organization's directory, as an administrator in that account sees it. */
  as(accountId?: string, rights?: Rights, deps?: Partial<AdminDeps>): Directory;
  /** The identity of a permission set, user or group, by its name. */
  set(name: string): string;
  user(name: string): string;
  group(name: string): string;
  /** How often an operation was answered; attempts that a wrong clock cost are left out. */
  count(operation: string): number;
}

const running: Emulated[] = [];

/** For `afterEach`. */
export async function closeCompanies(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

/** The emulator's own company, or that with changes, and keys of administrators with every kind of right in some of its accounts. */
export async function company(change: Partial<SeedDocument> = {}, options: Parameters<typeof emulated>[0] = {}) {
  const management = change.organization?.managementAccountId ?? MANAGEMENT;
  const accounts = [String(management), DELEGATED, MEMBER, OUTSIDE];
  const accessKeys = accounts.flatMap((id) => (['full', 'read', 'none'] as const).map((rights) => keyOf(id, rights)));
  const seed = loadSeed({ ...(defaultSeed() as unknown as SeedDocument), ...change, accessKeys });
  const t = await emulated({ seed, ...options });
  running.push(t);
  const { url } = t.emulator;
  const settings: ServiceSettings = {
    fips: false,
    dualStack: false,
    endpoints: { 'sso-admin': url, identitystore: url, organizations: url, sts: url },
    caBundle: undefined,
  };
  const { transport, clock, random, onEvent } = t.world;
  const deps = { settings, transport, clock, random, onEvent, paces: createPaces(clock) };
  const keys = (accountId = String(management), rights: Rights = 'full') => {
    const { accessKeyId, secretAccessKey } = keyOf(accountId, rights);
    return async () => ({ accessKeyId, secretAccessKey });
  };
  const { id, identityStoreId, partition, region } = seed.instance;
  const instance = { instanceArn: `arn:${partition}:sso:::instance/${id}`, identityStoreId, region };
  const named = <T extends { name: string }>(list: readonly T[], name: string): T => {
    const found = list.find((one) => one.name === name);
    if (found === undefined) throw new Error(`${name} is not in the seed`);
    return found;
  };
  return {
    ...t,
    seed,
    deps,
    keys,
    instance,
    as: (accountId, rights, more = {}) => directoryClient({ ...deps, ...more }, instance, keys(accountId, rights)),
    set: (name) => named(seed.permissionSets, name).arn,
    user: (name) => named(seed.users, name).id,
    group: (name) => named(seed.groups, name).id,
    count: (operation) => t.emulator.control.calls.list({ operation }).filter(({ status }) => status === 200).length,
  } satisfies Company as Company;
}

/** All items of a list. */
export async function all<T>(pages: Pages<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(...page);
  return found;
}
