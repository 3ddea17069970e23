import type { Assignment, Directory, Pages } from '@ssoctl/core/internal/directory/types';
import { accountIdOf, groupIdOf, IDENTITY_STORE_ID, INSTANCE_ARN, permissionSetArnOf, userIdOf } from './model.ts';
import { failure } from './service.ts';

export interface Vastness {
  accounts: number;
  permissionSets: number;
  /** Accounts that each permission set is provisioned in. */
  accountsPerSet: number;
  users: number;
  groups: number;
  membersPerGroup: number;
}

export interface VastDirectory extends Directory {
  /** How many calls were made. */
  readonly calls: number;
  /** Of one operation's method. */
  callsOf(method: 'assignments' | 'membersOf'): number;
  /** Told before each call. */
  onCall: (calls: number) => void;
}

/**
 * A directory of an organization that nobody holds in memory: every page is made when it is asked for. A permission set is in a run of
 * accounts of its own; each pair has one group and one user.
 */
export function vastDirectory(vast: Vastness): VastDirectory {
  let calls = 0;
  const by = { assignments: 0, membersOf: 0 };
  const tally = {
    onCall: (_calls: number) => {},
    get calls() {
      return calls;
    },
    callsOf: (method: keyof typeof by) => by[method],
  };

  const call = () => {
    calls += 1;
    tally.onCall(calls);
  };
  async function* pages<T>(count: number, make: (number: number) => T, size = 100): AsyncGenerator<T[], void, void> {
    for (let at = 0; at === 0 || at < count; at += size) {
      await undefined;
      call();
      yield Array.from({ length: Math.min(size, count - at) }, (_, index) => make(at + index));
    }
  }
  const once = async <T>(value: T): Promise<T> => {
    call();
    return value;
  };
  const numberOf = (arn: string) => Number.parseInt(arn.slice(-16), 16);
  const notMade = (): never => {
    throw failure('INTERNAL', 'vast');
  };

  return Object.assign(tally, {
    instanceArn: INSTANCE_ARN,
    identityStoreId: IDENTITY_STORE_ID,
    permissionSets: () => pages(vast.permissionSets, permissionSetArnOf),
    permissionSet: (arn: string) => once({ arn, name: `Set${numberOf(arn)}` }),
    accountsWith: (arn: string) =>
      pages(vast.accountsPerSet, (n) => accountIdOf((numberOf(arn) * 7 + n) % vast.accounts)),
    permissionSetsIn: notMade,
    assignments(accountId: string, permissionSetArn: string): Pages<Assignment> {
      by.assignments += 1;
      const pair = { accountId, permissionSetArn };
      const number = numberOf(permissionSetArn) + Number(accountId);
      return pages(2, (n) =>
        n === 0
          ? { ...pair, principalType: 'GROUP' as const, principalId: groupIdOf(number % vast.groups) }
          : { ...pair, principalType: 'USER' as const, principalId: userIdOf(number % vast.users) },
      );
    },
    users: () => pages(vast.users, (n) => ({ userId: userIdOf(n), userName: `user-${n}` })),
    groups: () => pages(vast.groups, (n) => ({ groupId: groupIdOf(n), displayName: `group-${n}` })),
    membersOf(groupId: string) {
      by.membersOf += 1;
      return pages(vast.membersPerGroup, (n) => ({ groupId, userId: userIdOf(n) }));
    },
    organization: () => once({ id: 'o-exampleorg', managementAccountId: accountIdOf(0) }),
    accounts: () =>
      pages(vast.accounts, (n) => ({ accountId: accountIdOf(n), name: `account-${n}`, state: 'ACTIVE' }), 20),
  }) as unknown as VastDirectory;
}
