import fc from 'fast-check';
import {
  accountIdOf,
  groupIdOf,
  IDENTITY_STORE_ID,
  INSTANCE_ARN,
  type ModelAccount,
  type ModelGroup,
  type ModelPermissionSet,
  type ModelUnit,
  type ModelUser,
  type OrganizationModel,
  permissionSetArnOf,
  ROOT_ID,
  userIdOf,
} from './model.ts';
import { ODD_NAMES } from './odd-names.ts';
import { POLICIES } from './policies.ts';

const names = (...plain: string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...plain) }, fc.constantFrom(...ODD_NAMES));
const numbers = (most: number) => fc.nat({ max: most });

const accounts = fc.array(
  fc.record({
    name: fc.option(names('sandbox', 'prod', 'audit'), { nil: undefined, freq: 8 }),
    state: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'SUSPENDED', 'CLOSED', 'PENDING_CLOSURE' as const),
    unit: numbers(20),
    tagged: fc.boolean(),
  }),
  { minLength: 1, maxLength: 7 },
);

const permissionSets = fc.array(
  fc.record({
    name: names('Admin', 'Reader', 'Billing'),
    described: fc.boolean(),
    policies: fc.constantFrom(...POLICIES),
    provisioned: fc.array(fc.tuple(numbers(20), fc.boolean()), { maxLength: 3 }),
    outOfDate: fc.boolean(),
  }),
  { maxLength: 5 },
);

const users = fc.array(
  fc.record({
    userName: names('maya', 'noor', 'otto'),
    displayName: fc.option(names('Maya M', 'Noor N'), { nil: undefined }),
    email: fc.option(fc.constantFrom('maya@example.com', 'noor@example.com'), { nil: undefined }),
    status: fc.constantFrom('ENABLED', 'ENABLED', 'ENABLED', 'DISABLED', undefined),
  }),
  { maxLength: 8 },
);

const groups = fc.array(
  fc.record({
    displayName: fc.option(names('Admins', 'Everybody'), { nil: undefined, freq: 8 }),
    members: fc.array(numbers(20), { maxLength: 5 }),
  }),
  { maxLength: 5 },
);

/** Which account, which set, a group or a user, which one; a number beyond those that exist is a principal that is gone. */
const assignments = fc.array(
  fc.record({ account: numbers(20), set: numbers(20), isGroup: fc.boolean(), principal: numbers(6) }),
  { maxLength: 16 },
);

const units = fc.array(fc.record({ parent: numbers(20), name: names('Workloads', 'Sandbox') }), { maxLength: 3 });

/** Small organizations with everything in them that can be odd. */
export const organizations: fc.Arbitrary<OrganizationModel> = fc
  .record({ accounts, permissionSets, users, groups, assignments, units })
  .map((drawn) => {
    const allUnits: ModelUnit[] = [{ id: ROOT_ID, name: 'Root' }];
    for (const { parent, name } of drawn.units)
      allUnits.push({ id: `ou-ab12-${allUnits.length}`, name, parentId: pick(allUnits, parent).id });
    const allAccounts = drawn.accounts.map(
      ({ name, state, unit, tagged }, index): ModelAccount => ({
        accountId: accountIdOf(index),
        ...(name === undefined ? {} : { name }),
        email: `aws+${index}@example.com`,
        state,
        unitId: pick(allUnits, unit).id,
        tags: tagged ? { team: `team-${index}` } : {},
      }),
    );
    const allUsers = drawn.users.map(
      (user, index): ModelUser => ({
        userId: userIdOf(index),
        ...present({
          ...user,
          userName:
            drawn.users.findIndex((one) => one.userName === user.userName) < index
              ? `${user.userName}-${index}`
              : user.userName,
        }),
      }),
    );
    const allGroups = drawn.groups.map(
      ({ displayName, members }, index): ModelGroup => ({
        groupId: groupIdOf(index),
        ...present({ displayName }),
        members: allUsers.length === 0 ? [] : [...new Set(members.map((member) => pick(allUsers, member).userId))],
      }),
    );
    const allSets = drawn.permissionSets.map(
      (set, index): ModelPermissionSet => ({
        arn: permissionSetArnOf(index),
        name:
          drawn.permissionSets.findIndex((one) => one.name === set.name) < index ? `${set.name}-${index}` : set.name,
        ...(set.described
          ? { description: 'What it is for', sessionDuration: 'PT8H', relayState: 'https://console.aws.amazon.com/' }
          : {}),
        ...set.policies,
        tags: set.described ? { owner: 'platform' } : {},
        provisionedIn: unique(
          set.provisioned.map(([account, latest]) => ({ accountId: pick(allAccounts, account).accountId, latest })),
          ({ accountId }) => accountId,
        ),
      }),
    );
    const allAssignments =
      allSets.length === 0
        ? []
        : unique(
            drawn.assignments.map(({ account, set, isGroup, principal }) => ({
              accountId: pick(allAccounts, account).accountId,
              permissionSetArn: pick(allSets, set).arn,
              principalType: isGroup ? ('GROUP' as const) : ('USER' as const),
              principalId: isGroup ? groupIdOf(principal) : userIdOf(principal),
            })),
            (one) => JSON.stringify(one),
          );
    drawn.permissionSets.forEach(({ outOfDate }, index) => {
      const set = allSets[index];
      for (const { accountId, permissionSetArn } of allAssignments)
        if (set?.arn === permissionSetArn && !set.provisionedIn.some((one) => one.accountId === accountId))
          set.provisionedIn.push({ accountId, latest: !outOfDate });
    });
    return {
      instanceArn: INSTANCE_ARN,
      identityStoreId: IDENTITY_STORE_ID,
      organizationId: 'o-exampleorg',
      managementAccountId: accountIdOf(0),
      units: allUnits,
      accounts: allAccounts.map((account, index) => (index === 0 ? { ...account, state: 'ACTIVE' } : account)),
      permissionSets: allSets,
      users: allUsers,
      groups: allGroups,
      assignments: allAssignments,
    };
  });

function pick<T>(from: readonly T[], number: number): T {
  return from[number % from.length] as T;
}

function unique<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that hold nothing. */
function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Present<T>;
}
