import { describe, expect, test } from 'vitest';
import type { Snapshot } from '../snapshot-types.ts';
import type { AccessRow, Gap } from '../types.ts';
import { diffSnapshots } from './diff-snapshots.ts';

const PAYROLL = '111111111111';
const SHOP = '222222222222';
const ADMIN = 'arn:aws:sso:::permissionSet/ssoins-1/ps-admin';

const BEFORE: Snapshot = {
  schema: 'ssoctl/snapshot/1',
  startedAt: '2026-11-27T20:00:00.000Z',
  takenAt: '2026-11-27T20:02:00.000Z',
  instanceArn: 'arn:aws:sso:::instance/ssoins-1',
  identityStoreId: 'd-1234567890',
  region: 'eu-central-1',
  complete: true,
  errors: [],
  accounts: [
    { accountId: PAYROLL, name: 'Payroll', state: 'ACTIVE' },
    { accountId: SHOP, name: 'Shop', state: 'ACTIVE' },
  ],
  permissionSets: [{ arn: ADMIN, name: 'Admin' }],
  users: [
    { userId: 'u-ann', userName: 'ann' },
    { userId: 'u-bob', userName: 'bob' },
  ],
  groups: [{ groupId: 'g-staff', displayName: 'Staff', members: ['u-ann'] }],
  assignments: [
    { accountId: PAYROLL, permissionSetArn: ADMIN, principalType: 'GROUP', principalId: 'g-staff' },
    { accountId: PAYROLL, permissionSetArn: ADMIN, principalType: 'USER', principalId: 'u-bob' },
  ],
};
const after = (change: Partial<Snapshot>): Snapshot => ({ ...BEFORE, takenAt: '2026-11-28T20:02:00.000Z', ...change });
const gap = (about: Partial<Gap>): Gap => ({
  operation: 'ListAccountAssignments',
  code: 'THROTTLED',
  message: 'later',
  ...about,
});
const told = ({ accountName, permissionSet, principalName, via, state }: AccessRow) =>
  [principalName, permissionSet, accountName, via && `through ${via.groupName}`, state].filter(Boolean).join(', ');

/** What is told of a change, in words. */
function words(change: Partial<Snapshot>, before = BEFORE): string[] {
  const { granted, removed, changed, renamed } = diffSnapshots(before, after(change));
  return [
    ...granted.map((row) => `+ ${told(row)}${row.uncertain ? ' ?' : ''}`),
    ...removed.map((row) => `- ${told(row)}${row.uncertain ? ' ?' : ''}`),
    ...changed.map(({ was, is }) => `~ ${was ? told(was) : '-'} → ${is ? told(is) : '-'}`),
    ...renamed.map(({ kind, was, is }) => `= ${kind} ${was} → ${is}`),
  ];
}

describe('what is told', () => {
  test('somebody joined a group: granted what the group grants, through it', () => {
    const groups = [{ groupId: 'g-staff', displayName: 'Staff', members: ['u-ann', 'u-bob'] }];
    expect(words({ groups })).toEqual(['+ bob, Admin, Payroll, through Staff']);
  });

  test('a direct assignment was taken away: that path alone is removed', () => {
    expect(words({ assignments: BEFORE.assignments.slice(0, 1) })).toEqual(['- bob, Admin, Payroll']);
  });

  test('a group was emptied: removed for its people, and the assignment changed', () => {
    const groups = [{ groupId: 'g-staff', displayName: 'Staff', members: [] }];
    expect(words({ groups })).toEqual([
      '- ann, Admin, Payroll, through Staff',
      '~ - → Staff, Admin, Payroll, empty-group',
    ]);
  });

  test('a user was deleted: the assignment that outlives them changed', () => {
    expect(words({ users: BEFORE.users.slice(0, 1) })).toEqual(['~ bob, Admin, Payroll → Admin, Payroll, deleted']);
  });

  test('an account was suspended: nothing is granted or removed', () => {
    const accounts = BEFORE.accounts.map((one) => ({ ...one, state: 'SUSPENDED' }));
    expect(words({ accounts })).toEqual([
      '~ ann, Admin, Payroll, through Staff → ann, Admin, Payroll, through Staff, suspended-account',
      '~ bob, Admin, Payroll → bob, Admin, Payroll, suspended-account',
    ]);
  });

  test('a set deleted and made anew under its name is another set', () => {
    const again = 'arn:aws:sso:::permissionSet/ssoins-1/ps-again';
    const assignments = BEFORE.assignments.map((one) => ({ ...one, permissionSetArn: again }));
    expect(words({ permissionSets: [{ arn: again, name: 'Admin' }], assignments })).toEqual([
      '+ ann, Admin, Payroll, through Staff',
      '+ bob, Admin, Payroll',
      '- ann, Admin, Payroll, through Staff',
      '- bob, Admin, Payroll',
    ]);
  });

  test('new names are told as such', () => {
    expect(
      words({
        accounts: [{ accountId: PAYROLL, name: 'Wages', state: 'ACTIVE' }, BEFORE.accounts[1] as never],
        permissionSets: [{ arn: ADMIN, name: 'Root' }],
        users: [{ userId: 'u-ann', userName: 'ann.lee' }, BEFORE.users[1] as never],
        groups: [{ groupId: 'g-staff', displayName: 'Team', members: ['u-ann'] }],
      }),
    ).toEqual([
      '= account Payroll → Wages',
      '= permission-set Admin → Root',
      '= group Staff → Team',
      '= user ann → ann.lee',
    ]);
  });

  test('a set that could not be described this time is not renamed', () => {
    expect(words({ permissionSets: [{ arn: ADMIN, name: ADMIN }] })).toEqual([]);
  });

  test('of when the two are', () => {
    expect(diffSnapshots(BEFORE, after({ complete: false }))).toMatchObject({
      from: { takenAt: '2026-11-27T20:02:00.000Z', complete: true },
      to: { takenAt: '2026-11-28T20:02:00.000Z', complete: false },
      complete: false,
    });
  });

  test('two instances have nothing in common', () => {
    expect(() => diffSnapshots(BEFORE, after({ instanceArn: 'arn:aws:sso:::instance/ssoins-2' }))).toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });
});

describe('where a call failed', () => {
  const withGap = (about: Partial<Gap>) => ({ assignments: [], complete: false, errors: [gap(about)] });
  const BOTH_UNCERTAIN = ['- ann, Admin, Payroll, through Staff ?', '- bob, Admin, Payroll ?'];
  const NEITHER = ['- ann, Admin, Payroll, through Staff', '- bob, Admin, Payroll'];

  test.each<[string, Partial<Gap>, string[]]>([
    ['for that account and set', { accountId: PAYROLL, permissionSetArn: ADMIN }, BOTH_UNCERTAIN],
    ['for that account', { operation: 'ListPermissionSetsProvisionedToAccount', accountId: PAYROLL }, BOTH_UNCERTAIN],
    ['for that set', { operation: 'ListAccountsForProvisionedPermissionSet', permissionSetArn: ADMIN }, BOTH_UNCERTAIN],
    ['for all', { operation: 'ListPermissionSets' }, BOTH_UNCERTAIN],
    ['for another account', { accountId: SHOP, permissionSetArn: ADMIN }, NEITHER],
    ['for a description alone', { operation: 'DescribePermissionSet', permissionSetArn: ADMIN }, NEITHER],
    [
      'for one group',
      { operation: 'ListGroupMemberships', principalType: 'GROUP', principalId: 'g-staff' },
      ['- ann, Admin, Payroll, through Staff ?', '- bob, Admin, Payroll'],
    ],
    [
      'for one user',
      { operation: 'ListAccountAssignmentsForPrincipal', principalType: 'USER', principalId: 'u-bob' },
      ['- ann, Admin, Payroll, through Staff', '- bob, Admin, Payroll ?'],
    ],
  ])('%s, what is missing is told as uncertain', (_, about, expected) => {
    expect(words(withGap(about))).toEqual(expected);
  });

  test('in the older one, what is new is told as uncertain', () => {
    const older: Snapshot = { ...BEFORE, ...withGap({ accountId: PAYROLL, permissionSetArn: ADMIN }) };
    expect(words({}, older)).toEqual(['+ ann, Admin, Payroll, through Staff ?', '+ bob, Admin, Payroll ?']);
  });
});
