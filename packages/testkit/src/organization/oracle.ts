import type { AccessRow } from '@ssoctl/core/internal/access/types';
import type { Principal } from '@ssoctl/core/internal/directory/types';
import type { ModelAccount, ModelGroup, ModelUser, OrganizationModel } from './model.ts';

/**
 * Answers straight from the model, by looking at everything for each answer. Shares nothing with `access`: it is what that is held to.
 */
export function whoReaches(model: OrganizationModel, accountId: string, permissionSetArn?: string): AccessRow[] {
  return everyRow(model).filter(
    (row) =>
      row.accountId === accountId && (permissionSetArn === undefined || row.permissionSetArn === permissionSetArn),
  );
}

/** What a user reaches; of a group: what is assigned to it, a row an assignment. */
export function reachOf(model: OrganizationModel, { principalType, principalId }: Principal): AccessRow[] {
  if (principalType === 'USER')
    return everyRow(model).filter((row) => row.principalType === 'USER' && row.principalId === principalId);
  const group = model.groups.find(({ groupId }) => groupId === principalId);
  return model.assignments
    .filter((one) => one.principalType === 'GROUP' && one.principalId === principalId)
    .map((one) => {
      const state =
        group === undefined ? 'deleted' : group.members.length === 0 ? 'empty-group' : asleep(model, one.accountId);
      return row(
        model,
        one.accountId,
        one.permissionSetArn,
        { ...nameOfGroup(group), principalType, principalId },
        { state },
      );
    });
}

/** Every person and every path, and a row for each group without members and each principal that is gone. */
export function everyRow(model: OrganizationModel): AccessRow[] {
  const rows: AccessRow[] = [];
  for (const { accountId, permissionSetArn, principalType, principalId } of model.assignments) {
    const state = asleep(model, accountId);
    const user = model.users.find(({ userId }) => userId === principalId);
    const group = model.groups.find(({ groupId }) => groupId === principalId);
    const itself = { principalType, principalId };
    if (principalType === 'USER')
      rows.push(
        row(
          model,
          accountId,
          permissionSetArn,
          { ...nameOfUser(user), ...itself },
          { state: user === undefined ? 'deleted' : state },
        ),
      );
    else if (group === undefined) rows.push(row(model, accountId, permissionSetArn, itself, { state: 'deleted' }));
    else if (group.members.length === 0)
      rows.push(
        row(model, accountId, permissionSetArn, { ...nameOfGroup(group), ...itself }, { state: 'empty-group' }),
      );
    else
      for (const member of group.members) {
        const person = model.users.find(({ userId }) => userId === member);
        const via = {
          groupId: group.groupId,
          ...(group.displayName === undefined ? {} : { groupName: group.displayName }),
        };
        rows.push(
          row(
            model,
            accountId,
            permissionSetArn,
            { ...nameOfUser(person), principalType: 'USER', principalId: member },
            { via, state },
          ),
        );
      }
  }
  return rows;
}

export interface Verdict {
  granted: boolean;
  /** The first link that does not hold. */
  missing: string | undefined;
}

/** Whether a user gets in, and where it breaks if not. Ids, not names; any of them may be of nothing. */
export function verdictOn(
  model: OrganizationModel,
  { userId, accountId, permissionSetArn }: { userId: string; accountId: string; permissionSetArn?: string | undefined },
): Verdict {
  const user = model.users.find((one) => one.userId === userId);
  const account = model.accounts.find((one) => one.accountId === accountId);
  const wanted = model.permissionSets.filter(({ arn }) => permissionSetArn === undefined || arn === permissionSetArn);
  const held = wanted.filter(({ arn }) =>
    everyRow(model).some(
      (one) =>
        one.principalType === 'USER' &&
        one.principalId === userId &&
        one.accountId === accountId &&
        one.permissionSetArn === arn,
    ),
  );
  const isCurrent = held.some(({ provisionedIn }) =>
    provisionedIn.some((one) => one.accountId === accountId && one.latest),
  );
  const breaks: [string, boolean][] = [
    ['user-exists', user === undefined],
    ['user-enabled', user?.status === 'DISABLED'],
    ['account-in-organization', account === undefined],
    ['account-active', account?.state !== 'ACTIVE'],
    ['permission-set-exists', permissionSetArn !== undefined && wanted.length === 0],
    ['assigned', held.length === 0],
  ];
  const missing = breaks.find(([, broken]) => broken)?.[0];
  return { granted: missing === undefined, missing: missing ?? (isCurrent ? undefined : 'up-to-date') };
}

function row(
  model: OrganizationModel,
  accountId: string,
  permissionSetArn: string,
  principal: Principal & { principalName?: string },
  more: Pick<AccessRow, 'via' | 'state'>,
): AccessRow {
  const account = model.accounts.find((one) => one.accountId === accountId);
  const set = model.permissionSets.find(({ arn }) => arn === permissionSetArn);
  return {
    accountId,
    permissionSetArn,
    ...(account?.name === undefined ? {} : { accountName: account.name }),
    ...(set === undefined ? {} : { permissionSet: set.name }),
    ...principal,
    ...(more.via === undefined ? {} : { via: more.via }),
    ...(more.state === undefined ? {} : { state: more.state }),
  };
}

function asleep(model: OrganizationModel, accountId: string): 'suspended-account' | undefined {
  const account: ModelAccount | undefined = model.accounts.find((one) => one.accountId === accountId);
  return account === undefined || account.state === 'ACTIVE' ? undefined : 'suspended-account';
}

function nameOfUser(user: ModelUser | undefined): { principalName?: string } {
  const name = user?.userName ?? user?.displayName;
  return name === undefined ? {} : { principalName: name };
}

function nameOfGroup(group: ModelGroup | undefined): { principalName?: string } {
  return group?.displayName === undefined ? {} : { principalName: group.displayName };
}
