import {
  accountIdOf,
  groupIdOf,
  IDENTITY_STORE_ID,
  INSTANCE_ARN,
  type OrganizationModel,
  permissionSetArnOf,
  ROOT_ID,
  userIdOf,
} from './model.ts';
import { POLICIES } from './policies.ts';

export interface Sized {
  accounts: number;
  permissionSets: number;
  /** Pairs of account and permission set that are provisioned; each has a few groups, one in ten a user too. */
  pairs: number;
  users: number;
  groups: number;
  seed?: number | undefined;
}

/** An organization of a size, the same for the same seed. Nothing in it is odd: it is for counting calls. */
export function sizedOrganization({
  accounts,
  permissionSets,
  pairs,
  users,
  groups,
  seed = 1,
}: Sized): OrganizationModel {
  const draw = drawFrom(seed);
  const model: OrganizationModel = {
    instanceArn: INSTANCE_ARN,
    identityStoreId: IDENTITY_STORE_ID,
    organizationId: 'o-exampleorg',
    managementAccountId: accountIdOf(0),
    units: [
      { id: ROOT_ID, name: 'Root' },
      ...times(8, (n) => ({ id: `ou-ab12-${n}`, name: `Unit ${n}`, parentId: ROOT_ID })),
    ],
    accounts: times(accounts, (n) => ({
      accountId: accountIdOf(n),
      name: `account-${n}`,
      email: `aws+${n}@example.com`,
      state: 'ACTIVE',
      unitId: `ou-ab12-${n % 8}`,
      tags: {},
    })),
    permissionSets: times(permissionSets, (n) => ({
      arn: permissionSetArnOf(n),
      name: `Set${n}`,
      policies: POLICIES[0]?.policies ?? { managed: [], customerManaged: [] },
      administrator: false,
      tags: {},
      provisionedIn: [],
    })),
    users: times(users, (n) => ({
      userId: userIdOf(n),
      userName: `user-${n}`,
      displayName: `User ${n}`,
      email: `user-${n}@example.com`,
      status: 'ENABLED',
    })),
    groups: times(groups, (n) => ({
      groupId: groupIdOf(n),
      displayName: `group-${n}`,
      members: [...new Set(times(20, () => userIdOf(draw(users))))],
    })),
    assignments: [],
  };
  for (let n = 0; n < pairs; n += 1) {
    // Every account has as many as any other, give or take one.
    const account = n % accounts;
    const set = model.permissionSets[(Math.floor(n / accounts) + account) % permissionSets];
    if (set === undefined) break;
    const pair = { accountId: accountIdOf(account), permissionSetArn: set.arn };
    set.provisionedIn.push({ accountId: pair.accountId, latest: true });
    for (const groupId of new Set(times(1 + draw(2), () => groupIdOf(draw(groups)))))
      model.assignments.push({ ...pair, principalType: 'GROUP', principalId: groupId });
    if (draw(10) === 0) model.assignments.push({ ...pair, principalType: 'USER', principalId: userIdOf(draw(users)) });
  }
  return model;
}

function times<T>(count: number, make: (number: number) => T): T[] {
  return Array.from({ length: count }, (_, number) => make(number));
}

/** Whole numbers below a limit (mulberry32). */
function drawFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
