import { derivedHex, derivedText } from '../seed/derive.ts';
import type { Seed, SeedAccount, SeedPermissionSet, SeedUser } from '../seed/types.ts';
import { type AssignmentBook, createAssignmentBook } from './assignments.ts';
import { createIdentityStore, type IdentityStore } from './identity-store.ts';
import { ALWAYS } from './listed.ts';
import { createOrganization, type Organization } from './organization.ts';
import { type Principal, principalsOf } from './principals.ts';
import { createProvisioning, type Provisioning, provisionFromStart } from './provisioning.ts';

/** Who may do what: as the seed says at the start, changed since by calls and by control. */
export interface Directory {
  readonly organization: Organization;
  /** The people of the organization's instance. */
  readonly people: IdentityStore;
  /** The people of any instance, by the id of its identity store. */
  storeOf(identityStoreId: string): IdentityStore | undefined;
  readonly assignments: AssignmentBook;
  readonly provisioning: Provisioning;
  /** Who is assigned to an application, by its ARN, in the seed's order. */
  assignedTo(applicationArn: string): readonly Principal[];
  /** By user name or e-mail address. */
  findUser(nameOrEmail: string): SeedUser | undefined;
  /** Users that may sign in, in the seed's order. */
  readonly enabledUsers: readonly SeedUser[];
  account(accountId: string): SeedAccount | undefined;
  permissionSet(name: string): SeedPermissionSet | undefined;
  /** Accounts where the person has a permission set, directly or through groups, in the seed's order. */
  accountsOf(userName: string): readonly SeedAccount[];
  /** Names of the person's permission sets there, in the seed's order. */
  rolesOf(userName: string, accountId: string): readonly string[];
  /** The IAM role that a permission set becomes in an account. */
  roleIn(accountId: string, permissionSet: string): IamRole;
}

export interface IamRole {
  /** `AWSReservedSSO_<permission set>_<16 hex digits>`. */
  name: string;
  /** `AROA` and 17 characters: the first half of a UserId. */
  id: string;
}

export function createDirectory(seed: Seed): Directory {
  const organization = createOrganization(seed);
  const people = createIdentityStore(seed.instance.identityStoreId, seed);
  const stores = new Map(
    seed.accountInstances.map((own) => [own.identityStoreId, createIdentityStore(own.identityStoreId, own)]),
  );
  stores.set(people.id, people);
  const assignments = createAssignmentBook();
  const provisioning = createProvisioning();
  const named = principalsOf(seed);
  assignFromStart(seed, named, { assignments, provisioning });
  const assigned = new Map(seed.applications.map((application) => [application.arn, named(application)]));
  const sets = new Map(seed.permissionSets.map((set) => [set.name, set]));
  /** The person and their groups. */
  const principals = (userName: string) => {
    const user = people.findUser(userName);
    if (user === undefined) return [];
    const groups = people.groupsOf(user.id).map(({ id }) => ({ type: 'GROUP' as const, id }));
    return [{ type: 'USER' as const, id: user.id }, ...groups];
  };
  return {
    organization,
    people,
    storeOf: (id) => stores.get(id),
    assignments,
    provisioning,
    assignedTo: (arn) => assigned.get(arn) ?? [],
    findUser: people.findUser,
    get enabledUsers() {
      return people.users.filter((user) => user.status === 'ENABLED');
    },
    account: organization.account,
    permissionSet: (name) => sets.get(name),
    accountsOf: (userName) => {
      const held = new Set(principals(userName).flatMap(({ type, id }) => assignments.accountsOf(type, id)));
      return organization.accounts.filter((a) => a.status !== 'CLOSED' && held.has(a.id));
    },
    rolesOf: (userName, accountId) => {
      const held = new Set(principals(userName).flatMap(({ type, id }) => assignments.setsOf(type, id, accountId)));
      return held.size === 0 ? [] : seed.permissionSets.map((set) => set.name).filter((name) => held.has(name));
    },
    roleIn: (accountId, permissionSet) => {
      // A role that was taken away and comes back is another one.
      const generation = provisioning.generation(accountId, permissionSet);
      const again = generation === 0 ? [] : [String(generation)];
      const of = [accountId, permissionSet, ...again];
      return {
        name: `AWSReservedSSO_${permissionSet}_${derivedHex(16, seed.key, 'role', ...of)}`,
        id: `AROA${derivedText('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', 17, seed.key, 'role id', ...of)}`,
      };
    },
  };
}

function assignFromStart(
  seed: Seed,
  principals: ReturnType<typeof principalsOf>,
  { assignments, provisioning }: Pick<Directory, 'assignments' | 'provisioning'>,
): void {
  for (const { permissionSet, accounts, ...to } of seed.assignments) {
    const given = principals(to);
    for (const accountId of accounts) {
      for (const { type, id } of given)
        assignments.grant({ accountId, permissionSet, principalType: type, principalId: id }, ALWAYS);
      provisionFromStart(provisioning, accountId, permissionSet);
    }
  }
  for (const set of seed.permissionSets) {
    for (const accountId of set.provisionedIn) provisionFromStart(provisioning, accountId, set.name);
    for (const accountId of set.notLatestIn) {
      provisionFromStart(provisioning, accountId, set.name);
      provisioning.drift(accountId, set.name);
    }
  }
}
