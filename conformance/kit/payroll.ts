import type { Snapshot, SnapshotUser } from '@ssoctl/core/internal/access/snapshot-types';

const arn = (name: string) => `arn:aws:sso:::permissionSet/ssoins-1/ps-${name.toLowerCase()}`;
const user = (name: string, more: Partial<SnapshotUser> = {}): SnapshotUser => ({
  userId: `u-${name}`,
  userName: name,
  displayName: `${name[0]?.toUpperCase()}${name.slice(1)} Example`,
  email: `${name}@example.com`,
  status: 'ENABLED',
  ...more,
});
const assigned = (accountId: string, set: string, principalType: 'USER' | 'GROUP', principalId: string) => ({
  accountId,
  permissionSetArn: arn(set),
  principalType,
  principalId,
});

export const PAYROLL = '111111111111';
export const SHOP = '222222222222';
export const OLD = '333333333333';

/** A small organization with a bit of everything: a group, a direct grant, an empty group, a deleted user, a suspended account. */
export const SMALL: Snapshot = {
  schema: 'ssoctl/snapshot/1',
  startedAt: '2026-11-27T20:00:00.000Z',
  takenAt: '2026-11-27T20:02:00.000Z',
  instanceArn: 'arn:aws:sso:::instance/ssoins-1',
  identityStoreId: 'd-1234567890',
  region: 'eu-central-1',
  organizationId: 'o-1234567890',
  complete: true,
  errors: [],
  accounts: [
    { accountId: PAYROLL, name: 'Payroll', email: 'payroll@example.com', state: 'ACTIVE', unit: 'Root/Prod' },
    { accountId: SHOP, name: 'Shop', email: 'shop@example.com', state: 'ACTIVE', unit: 'Root/Dev' },
    { accountId: OLD, name: 'Old shop', email: 'old@example.com', state: 'SUSPENDED', unit: 'Root/Dev' },
  ],
  permissionSets: [
    {
      arn: arn('Admin'),
      name: 'Admin',
      sessionDuration: 'PT1H',
      policies: {
        managed: [{ name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' }],
        customerManaged: [],
      },
    },
    { arn: arn('Reader'), name: 'Reader', sessionDuration: 'PT8H' },
    { arn: arn('Unused'), name: 'Unused' },
  ],
  users: [user('ann'), user('bob'), user('carol'), user('dan', { status: 'DISABLED' }), user('eve')],
  groups: [
    { groupId: 'g-platform', displayName: 'Platform', members: ['u-ann', 'u-bob'] },
    { groupId: 'g-readers', displayName: 'Readers', members: ['u-bob', 'u-carol', 'u-dan'] },
    { groupId: 'g-nobody', displayName: 'Nobody', members: [] },
  ],
  assignments: [
    assigned(PAYROLL, 'Admin', 'GROUP', 'g-platform'),
    assigned(PAYROLL, 'Admin', 'USER', 'u-carol'),
    assigned(PAYROLL, 'Reader', 'GROUP', 'g-readers'),
    assigned(SHOP, 'Admin', 'GROUP', 'g-platform'),
    assigned(SHOP, 'Reader', 'GROUP', 'g-nobody'),
    assigned(OLD, 'Reader', 'GROUP', 'g-readers'),
    assigned(OLD, 'Reader', 'USER', 'u-gone'),
  ],
};
