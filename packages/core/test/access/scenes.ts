import { fakeClock } from '@ssoctl/testkit';
import {
  accountIdOf,
  deletePrincipal,
  type Fault,
  groupIdOf,
  type OrganizationDirectory,
  type OrganizationModel,
  organizationDirectory,
  organizations,
  permissionSetArnOf,
  userIdOf,
} from '@ssoctl/testkit/organization';
import fc from 'fast-check';
import type { AccessDeps } from '../../src/access/asking/inquiry.ts';
import { type AccessStore, forgetfulStore } from '../../src/access/store/types.ts';

const OPERATIONS = [
  'sso-admin:ListPermissionSets',
  'sso-admin:DescribePermissionSet',
  'sso-admin:ListPermissionSetsProvisionedToAccount',
  'sso-admin:ListAccountsForProvisionedPermissionSet',
  'sso-admin:ListAccountAssignments',
  'sso-admin:ListAccountAssignmentsForPrincipal',
  'sso-admin:ListManagedPoliciesInPermissionSet',
  'sso-admin:GetInlinePolicyForPermissionSet',
  'identitystore:ListUsers',
  'identitystore:ListGroups',
  'identitystore:DescribeUser',
  'identitystore:DescribeGroup',
  'identitystore:GetUserId',
  'identitystore:ListGroupMemberships',
  'identitystore:ListGroupMembershipsForMember',
  'organizations:ListAccounts',
  'organizations:DescribeAccount',
  'organizations:ListRoots',
  'organizations:ListOrganizationalUnitsForParent',
  'organizations:DescribeOrganization',
];

const someId = fc.oneof(
  fc.nat(6).map(accountIdOf),
  fc.nat(4).map(permissionSetArnOf),
  fc.nat(9).map(userIdOf),
  fc.nat(6).map(groupIdOf),
);

const fault: fc.Arbitrary<Fault> = fc.record({
  code: fc.constantFrom('ACCESS_DENIED', 'THROTTLED', 'SERVICE_UNAVAILABLE' as const),
  operation: fc.option(fc.constantFrom(...OPERATIONS), { nil: undefined, freq: 6 }),
  about: fc.option(someId, { nil: undefined, freq: 1 }),
  times: fc.option(fc.nat(4), { nil: undefined, freq: 1 }),
});

/** A call that is refused for good, wherever it comes: most of what a caller lacks is a whole right. */
const rights: fc.Arbitrary<Fault> = fc
  .constantFrom(...OPERATIONS)
  .map((operation) => ({ code: 'ACCESS_DENIED', operation }));

export interface Scene {
  model: OrganizationModel;
  faults: Fault[];
  paging: { pageSize?: number; emptyPages: boolean; overlapping: boolean; endless?: string };
  inherited: boolean;
  paths: boolean;
  /** Who is deleted before which call. */
  deletion?: { id: string; atCall: number };
}

const paging = fc.record(
  {
    pageSize: fc.integer({ min: 1, max: 3 }),
    emptyPages: fc.boolean(),
    overlapping: fc.boolean(),
    endless: fc.constantFrom(...OPERATIONS),
  },
  { requiredKeys: ['emptyPages', 'overlapping'] },
);

/** An organization, and a service that behaves. `endless` listings are faults: they are left out. */
export const fairScenes: fc.Arbitrary<Scene> = fc
  .record({ model: organizations, paging, inherited: fc.boolean(), paths: fc.boolean() })
  .map((scene) => ({ ...scene, faults: [], paging: { ...scene.paging, endless: '' } }));

/** The same with calls that fail, listings that never end, and principals that are deleted between two calls. */
export const foulScenes: fc.Arbitrary<Scene> = fc.record(
  {
    model: organizations,
    paging,
    inherited: fc.boolean(),
    paths: fc.boolean(),
    faults: fc.oneof(fc.array(fault, { minLength: 2, maxLength: 4 }), fc.array(rights, { minLength: 1, maxLength: 2 })),
    deletion: fc.record({
      id: fc.oneof(fc.nat(7).map(userIdOf), fc.nat(4).map(groupIdOf)),
      atCall: fc.integer({ min: 1, max: 25 }),
    }),
  },
  { requiredKeys: ['model', 'paging', 'inherited', 'paths', 'faults'] },
);

export interface Played {
  deps: AccessDeps;
  directory: OrganizationDirectory;
  /** As it was, and as it is by now. */
  before: OrganizationModel;
  after: OrganizationModel;
  deleted: string | undefined;
}

/** A scene with its directory; the model is its own. */
export function play({ model, faults, paging: pages, inherited, paths, deletion }: Scene, store?: AccessStore): Played {
  const after = structuredClone(model);
  const played = { deleted: undefined as string | undefined };
  const directory = organizationDirectory(after, {
    ...pages,
    inherited,
    paths,
    faults,
    onCall({ number }) {
      if (deletion === undefined || number !== deletion.atCall) return;
      deletePrincipal(after, deletion.id);
      played.deleted = deletion.id;
    },
  });
  return {
    deps: {
      directory,
      clock: fakeClock(),
      onEvent: () => {},
      store: store ?? forgetfulStore(),
      scope: { instanceArn: model.instanceArn, caller: '100000000000 assumed-role/Auditor' },
    },
    directory,
    before: model,
    after,
    get deleted() {
      return played.deleted;
    },
  };
}
