import type { Directory, Pages } from '../../directory/types.ts';
import { type ErrorCode, SsoctlError } from '../../errors/index.ts';
import type { Snapshot } from '../snapshot-types.ts';
import type { Gap } from '../types.ts';

/** What a question about one person and account asks for. */
type Readable = Pick<
  Directory,
  | 'permissionSets'
  | 'permissionSet'
  | 'permissionSetsIn'
  | 'assignments'
  | 'users'
  | 'groups'
  | 'user'
  | 'group'
  | 'groupsOf'
  | 'findUser'
  | 'findGroup'
  | 'accounts'
  | 'account'
>;

/**
 * A snapshot as if it were asked: the directory of its day, for what a question about one person needs. Where a call failed when it was
 * taken, the same call fails here with the same words, so that nothing is taken for absent that is only not known.
 */
export function snapshotDirectory(snapshot: Snapshot): Directory {
  const { accounts, permissionSets, users, groups, assignments } = snapshot;

  /** @throws as the call did that would have told */
  const check = (operations: readonly string[], subject: Partial<Gap> = {}): void => {
    const gap = snapshot.errors.find(
      (one) =>
        operations.includes(one.operation) &&
        (['accountId', 'permissionSetArn', 'principalId'] as const).every(
          (key) => one[key] === undefined || subject[key] === undefined || one[key] === subject[key],
        ),
    );
    if (gap !== undefined) throw new SsoctlError(gap.code as ErrorCode, `when the snapshot was taken: ${gap.message}`);
  };
  async function* page<T>(items: readonly T[], operations: readonly string[], subject?: Partial<Gap>): Pages<T> {
    yield items;
    check(operations, subject);
  }
  const found = <T>(item: T | undefined, what: string, operations: readonly string[]): T => {
    if (item !== undefined) return item;
    check(operations);
    throw new SsoctlError('NOT_FOUND', `there is no such ${what} in the snapshot`);
  };

  const readable: Readable = {
    permissionSets: () =>
      page(
        permissionSets.map(({ arn }) => arn),
        ['ListPermissionSets'],
      ),
    permissionSet: async (arn) =>
      found(
        permissionSets.find((set) => set.arn === arn),
        'permission set',
        ['DescribePermissionSet', 'ListPermissionSets'],
      ),
    permissionSetsIn(accountId, status) {
      const isOld = status === 'LATEST_PERMISSION_SET_NOT_PROVISIONED';
      const known = permissionSets.filter(({ provisionedIn, outOfDateIn }) => (isOld ? outOfDateIn : provisionedIn));
      if (known.length < permissionSets.length)
        throw new SsoctlError(
          'INCOMPLETE',
          `the snapshot does not tell where permission sets are ${isOld ? 'out of date' : 'provisioned'}`,
        );
      const there = known.filter((set) => (isOld ? set.outOfDateIn : set.provisionedIn)?.includes(accountId));
      const walked = [
        'ListPermissionSetsProvisionedToAccount',
        'ListAccountsForProvisionedPermissionSet',
        'ListPermissionSets',
      ];
      return page(
        there.map(({ arn }) => arn),
        walked,
        { accountId },
      );
    },
    assignments: (accountId, permissionSetArn) =>
      page(
        assignments.filter((one) => one.accountId === accountId && one.permissionSetArn === permissionSetArn),
        ['ListAccountAssignments', 'ListAccountAssignmentsForPrincipal'],
        { accountId, permissionSetArn },
      ),
    users: () => page(users, ['ListUsers']),
    groups: () => page(groups, ['ListGroups']),
    user: async (userId) =>
      found(
        users.find((user) => user.userId === userId),
        'user',
        ['ListUsers'],
      ),
    group: async (groupId) =>
      found(
        groups.find((group) => group.groupId === groupId),
        'group',
        ['ListGroups'],
      ),
    groupsOf: (userId) =>
      page(
        groups.filter(({ members }) => members?.includes(userId)).map(({ groupId }) => ({ groupId, userId })),
        ['ListGroupMemberships', 'ListGroups'],
      ),
    async findUser(attribute, value) {
      const same = (text: string | undefined) => text?.toLowerCase() === value.toLowerCase();
      const user = users.find(({ userName, email }) => same(attribute === 'userName' ? userName : email));
      if (user === undefined) check(['ListUsers']);
      return user?.userId;
    },
    async findGroup(name) {
      const group = groups.find(({ displayName }) => displayName === name);
      if (group === undefined) check(['ListGroups']);
      return group?.groupId;
    },
    accounts: () => page(accounts, ['ListAccounts']),
    account: async (id) =>
      found(
        accounts.find(({ accountId }) => accountId === id),
        'account',
        ['ListAccounts'],
      ),
  };
  const { instanceArn, identityStoreId } = snapshot;
  // Whatever else a directory tells, nobody asks a snapshot for.
  return { instanceArn, identityStoreId, ...readable } as Directory;
}
