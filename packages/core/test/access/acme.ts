import { fakeClock } from '@ssoctl/testkit';
import {
  accountIdOf,
  groupIdOf,
  INSTANCE_ARN,
  type OrganizationDirectoryOptions,
  type OrganizationModel,
  organizationDirectory,
  permissionSetArnOf,
  userIdOf,
} from '@ssoctl/testkit/organization';
import type { AccessDeps } from '../../src/access/asking/inquiry.ts';
import { memoryStore } from './memory-store.ts';

export const ACCOUNT = { prod: accountIdOf(0), sandbox: accountIdOf(1), old: accountIdOf(2) };
export const SET = { Admin: permissionSetArnOf(0), Reader: permissionSetArnOf(1), Idle: permissionSetArnOf(2) };
export const USER = { maya: userIdOf(0), noor: userIdOf(1), otto: userIdOf(2), gone: userIdOf(9) };
export const GROUP = {
  Admins: groupIdOf(0),
  Empty: groupIdOf(1),
  Twin: groupIdOf(2),
  OtherTwin: groupIdOf(3),
  gone: groupIdOf(9),
};

const admin = { name: 'AdministratorAccess', arn: 'arn:aws:iam::aws:policy/AdministratorAccess' };
const nothing = { managed: [], customerManaged: [] };

/** A small organization in which everything has a name. */
export function acme(): OrganizationModel {
  const account = (accountId: string, name: string, state: 'ACTIVE' | 'SUSPENDED' = 'ACTIVE') => ({
    accountId,
    name,
    email: `${name}@example.com`,
    state,
    unitId: 'r-ab12',
    tags: name === 'prod' ? { env: 'prod' } : {},
  });
  return {
    instanceArn: INSTANCE_ARN,
    identityStoreId: 'd-1234567890',
    organizationId: 'o-exampleorg',
    managementAccountId: ACCOUNT.prod,
    units: [{ id: 'r-ab12', name: 'Root' }],
    accounts: [
      account(ACCOUNT.prod, 'prod'),
      account(ACCOUNT.sandbox, 'sandbox'),
      account(ACCOUNT.old, 'old', 'SUSPENDED'),
    ],
    permissionSets: [
      {
        arn: SET.Admin,
        name: 'Admin',
        policies: { ...nothing, managed: [admin] },
        administrator: true,
        tags: {},
        provisionedIn: [
          { accountId: ACCOUNT.prod, latest: true },
          { accountId: ACCOUNT.sandbox, latest: false },
        ],
      },
      {
        arn: SET.Reader,
        name: 'Reader',
        policies: nothing,
        administrator: false,
        tags: {},
        provisionedIn: [
          { accountId: ACCOUNT.prod, latest: true },
          { accountId: ACCOUNT.old, latest: true },
        ],
      },
      { arn: SET.Idle, name: 'Idle', policies: nothing, administrator: false, tags: {}, provisionedIn: [] },
    ],
    users: [
      { userId: USER.maya, userName: 'maya', displayName: 'Maya M', email: 'maya@example.com', status: 'ENABLED' },
      { userId: USER.noor, userName: 'noor', displayName: 'Noor N', email: 'noor@example.com', status: 'DISABLED' },
      { userId: USER.otto, userName: 'otto', displayName: 'Maya M', email: 'otto@example.com' },
    ],
    groups: [
      { groupId: GROUP.Admins, displayName: 'Admins', members: [USER.maya, USER.noor] },
      { groupId: GROUP.Empty, displayName: 'Empty', members: [] },
      { groupId: GROUP.Twin, displayName: 'Twin', members: [USER.otto] },
      { groupId: GROUP.OtherTwin, displayName: 'Twin', members: [] },
    ],
    assignments: [
      { accountId: ACCOUNT.prod, permissionSetArn: SET.Admin, principalType: 'GROUP', principalId: GROUP.Admins },
      { accountId: ACCOUNT.sandbox, permissionSetArn: SET.Admin, principalType: 'USER', principalId: USER.maya },
      { accountId: ACCOUNT.prod, permissionSetArn: SET.Reader, principalType: 'GROUP', principalId: GROUP.Empty },
      { accountId: ACCOUNT.prod, permissionSetArn: SET.Reader, principalType: 'USER', principalId: USER.gone },
      { accountId: ACCOUNT.old, permissionSetArn: SET.Reader, principalType: 'GROUP', principalId: GROUP.Twin },
    ],
  };
}

/** Acme, what is asked of it, and what it is asked with. */
export function asking(options: OrganizationDirectoryOptions = {}, model = acme()) {
  const directory = organizationDirectory(model, options);
  const clock = fakeClock();
  const deps: AccessDeps = {
    directory,
    clock,
    onEvent: () => {},
    store: memoryStore(),
    scope: { instanceArn: INSTANCE_ARN, caller: 'auditor' },
  };
  return { deps, directory, clock, model, calls: () => directory.service.calls };
}

/** `account set person via`, by names, as a person would say it. */
export function inWords(
  rows: readonly {
    accountName?: string | undefined;
    permissionSet?: string | undefined;
    principalName?: string | undefined;
    via?: { groupName?: string | undefined } | undefined;
    state?: string | undefined;
  }[],
): string[] {
  return rows.map(({ accountName, permissionSet, principalName, via, state }) =>
    [accountName, permissionSet, principalName ?? '?', via === undefined ? 'directly' : `via ${via.groupName}`, state]
      .filter((word) => word !== undefined)
      .join(' '),
  );
}
