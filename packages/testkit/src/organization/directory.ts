import type { CallOptions } from '@ssoctl/core/internal/call/types';
import type { Assignment, Directory, Principal } from '@ssoctl/core/internal/directory/types';
import type { ModelAccount, OrganizationModel } from './model.ts';
import { listed, type PagingOptions } from './pages.ts';
import { failure, type Service, type ServiceOptions, service } from './service.ts';

export interface OrganizationDirectoryOptions extends ServiceOptions, PagingOptions {
  /** Whether a user's rows hold those of its groups, marked with the group as principal. Default true. */
  inherited?: boolean | undefined;
  /** Whether ListAccounts tells the path of each account. Default true. */
  paths?: boolean | undefined;
}

export interface OrganizationDirectory extends Directory {
  /** Of the service behind it. */
  readonly service: Service;
}

/** A directory over an organization, which may change while it is asked. */
export function organizationDirectory(
  model: OrganizationModel,
  options: OrganizationDirectoryOptions = {},
): OrganizationDirectory {
  const behind = service(options);
  const inherited = options.inherited ?? true;

  const list = <T>(
    operation: string,
    about: readonly string[],
    given: CallOptions | undefined,
    rows: () => readonly T[],
    keyOf: (row: T) => string,
  ) => listed(behind, options, operation, about, given, rows, keyOf);
  const ask = <T>(operation: string, about: readonly string[], given: CallOptions | undefined, answer: () => T) =>
    behind.ask(operation, about, given?.signal, answer);
  const known = <T>(operation: string, found: T | undefined): T => {
    if (found === undefined) throw failure('NOT_FOUND', operation);
    return found;
  };
  const set = (operation: string, arn: string) =>
    known(
      operation,
      model.permissionSets.find((one) => one.arn === arn),
    );
  const sameAs = (principal: Principal) => (row: Assignment) =>
    row.principalType === principal.principalType && row.principalId === principal.principalId;
  const assignmentKey = (row: Assignment) =>
    `${row.accountId} ${row.permissionSetArn} ${row.principalType} ${row.principalId}`;
  const provisioned = (row: { latest: boolean }, status: string | undefined) =>
    status === undefined || row.latest === (status === 'LATEST_PERMISSION_SET_PROVISIONED');
  const itself = (text: string) => text;
  const change = (operation: string, assignment: Assignment, given: CallOptions | undefined, make: () => void) =>
    ask(operation, [assignment.accountId, assignment.permissionSetArn, assignment.principalId], given, () => {
      make();
      return { requestId: 'made', status: 'SUCCEEDED' as const };
    });

  return {
    service: behind,
    instanceArn: model.instanceArn,
    identityStoreId: model.identityStoreId,

    permissionSets: (given) =>
      list('sso-admin:ListPermissionSets', [], given, () => model.permissionSets.map(({ arn }) => arn), itself),
    permissionSet: (arn, given) =>
      ask('sso-admin:DescribePermissionSet', [arn], given, () => {
        const { name, description, sessionDuration, relayState } = set('sso-admin:DescribePermissionSet', arn);
        return { arn, name, description, sessionDuration, relayState };
      }),
    permissionSetsIn: (accountId, status, given) =>
      list(
        'sso-admin:ListPermissionSetsProvisionedToAccount',
        [accountId],
        given,
        () =>
          model.permissionSets
            .filter((one) => one.provisionedIn.some((row) => row.accountId === accountId && provisioned(row, status)))
            .map(({ arn }) => arn),
        itself,
      ),
    accountsWith: (arn, status, given) =>
      list(
        'sso-admin:ListAccountsForProvisionedPermissionSet',
        [arn],
        given,
        () =>
          set('sso-admin:ListAccountsForProvisionedPermissionSet', arn)
            .provisionedIn.filter((row) => provisioned(row, status))
            .map(({ accountId }) => accountId),
        itself,
      ),
    assignments: (accountId, arn, given) =>
      list(
        'sso-admin:ListAccountAssignments',
        [accountId, arn],
        given,
        () => model.assignments.filter((row) => row.accountId === accountId && row.permissionSetArn === arn),
        assignmentKey,
      ),
    assignmentsOf: (principal, accountId, given) =>
      list(
        'sso-admin:ListAccountAssignmentsForPrincipal',
        [principal.principalId, ...(accountId === undefined ? [] : [accountId])],
        given,
        () => {
          const groups = model.groups.filter(({ members }) => members.includes(principal.principalId));
          const who = [
            principal,
            ...(inherited && principal.principalType === 'USER'
              ? groups.map(({ groupId }) => ({ principalType: 'GROUP' as const, principalId: groupId }))
              : []),
          ].map(sameAs);
          return model.assignments.filter(
            (row) => (accountId === undefined || row.accountId === accountId) && who.some((is) => is(row)),
          );
        },
        assignmentKey,
      ),
    managedPolicies: (arn, given) =>
      list(
        'sso-admin:ListManagedPoliciesInPermissionSet',
        [arn],
        given,
        () => set('sso-admin:ListManagedPoliciesInPermissionSet', arn).policies.managed,
        (one) => one.arn,
      ),
    customerManagedPolicies: (arn, given) =>
      list(
        'sso-admin:ListCustomerManagedPolicyReferencesInPermissionSet',
        [arn],
        given,
        () => set('sso-admin:ListCustomerManagedPolicyReferencesInPermissionSet', arn).policies.customerManaged,
        ({ path, name }) => path + name,
      ),
    inlinePolicy: (arn, given) =>
      ask(
        'sso-admin:GetInlinePolicyForPermissionSet',
        [arn],
        given,
        () => set('GetInlinePolicyForPermissionSet', arn).policies.inline,
      ),
    boundary: (arn, given) =>
      ask(
        'sso-admin:GetPermissionsBoundaryForPermissionSet',
        [arn],
        given,
        () => set('GetPermissionsBoundaryForPermissionSet', arn).policies.boundary,
      ),
    tagsOf: (arn, given) =>
      ask('sso-admin:ListTagsForResource', [arn], given, () => set('sso-admin:ListTagsForResource', arn).tags),
    applications: (given) => list('sso-admin:ListApplications', [], given, () => [], String),
    applicationAssignments: (arn, given) =>
      list('sso-admin:ListApplicationAssignments', [arn], given, () => [], String),
    createAssignment: (row, given) =>
      change('sso-admin:CreateAccountAssignment', row, given, () => {
        const { provisionedIn } = set('sso-admin:CreateAccountAssignment', row.permissionSetArn);
        if (!provisionedIn.some(({ accountId }) => accountId === row.accountId))
          provisionedIn.push({ accountId: row.accountId, latest: true });
        if (!model.assignments.some((one) => assignmentKey(one) === assignmentKey(row))) model.assignments.push(row);
      }),
    deleteAssignment: (row, given) =>
      change('sso-admin:DeleteAccountAssignment', row, given, () => {
        model.assignments = model.assignments.filter((one) => assignmentKey(one) !== assignmentKey(row));
      }),
    creationStatus: (requestId, given) =>
      ask('sso-admin:DescribeAccountAssignmentCreationStatus', [], given, () => ({
        requestId,
        status: 'SUCCEEDED' as const,
      })),
    deletionStatus: (requestId, given) =>
      ask('sso-admin:DescribeAccountAssignmentDeletionStatus', [], given, () => ({
        requestId,
        status: 'SUCCEEDED' as const,
      })),

    users: (given) =>
      list(
        'identitystore:ListUsers',
        [],
        given,
        () => model.users,
        ({ userId }) => userId,
      ),
    groups: (given) =>
      list(
        'identitystore:ListGroups',
        [],
        given,
        () => model.groups.map(({ members: _members, ...group }) => group),
        ({ groupId }) => groupId,
      ),
    user: (id, given) =>
      ask('identitystore:DescribeUser', [id], given, () =>
        known(
          'identitystore:DescribeUser',
          model.users.find(({ userId }) => userId === id),
        ),
      ),
    group: (id, given) =>
      ask('identitystore:DescribeGroup', [id], given, () => {
        const { members: _members, ...group } = known(
          'identitystore:DescribeGroup',
          model.groups.find(({ groupId }) => groupId === id),
        );
        return group;
      }),
    membersOf: (groupId, given) =>
      list(
        'identitystore:ListGroupMemberships',
        [groupId],
        given,
        () =>
          known(
            'identitystore:ListGroupMemberships',
            model.groups.find((one) => one.groupId === groupId),
          ).members.map((userId) => ({ groupId, userId })),
        ({ userId }) => userId,
      ),
    groupsOf: (userId, given) =>
      list(
        'identitystore:ListGroupMembershipsForMember',
        [userId],
        given,
        () => {
          known(
            'identitystore:ListGroupMembershipsForMember',
            model.users.find((one) => one.userId === userId),
          );
          return model.groups
            .filter(({ members }) => members.includes(userId))
            .map(({ groupId }) => ({ groupId, userId }));
        },
        ({ groupId }) => groupId,
      ),
    findUser: (attribute, value, given) =>
      ask(
        'identitystore:GetUserId',
        [value],
        given,
        () => model.users.find((one) => (attribute === 'userName' ? one.userName : one.email) === value)?.userId,
      ),
    findGroup: (name, given) =>
      ask(
        'identitystore:GetGroupId',
        [name],
        given,
        () => model.groups.find(({ displayName }) => displayName === name)?.groupId,
      ),

    organization: (given) =>
      ask('organizations:DescribeOrganization', [], given, () => ({
        id: model.organizationId,
        managementAccountId: model.managementAccountId,
      })),
    accounts: (given) =>
      list(
        'organizations:ListAccounts',
        [],
        given,
        () => model.accounts.map(shown),
        ({ accountId }) => accountId,
      ),
    account: (id, given) =>
      ask('organizations:DescribeAccount', [id], given, () =>
        shown(
          known(
            'organizations:DescribeAccount',
            model.accounts.find(({ accountId }) => accountId === id),
          ),
        ),
      ),
    roots: (given) =>
      list(
        'organizations:ListRoots',
        [],
        given,
        () => model.units.filter(({ parentId }) => parentId === undefined).map(({ id, name }) => ({ id, name })),
        ({ id }) => id,
      ),
    unitsIn: (parent, given) =>
      list(
        'organizations:ListOrganizationalUnitsForParent',
        [parent],
        given,
        () => model.units.filter(({ parentId }) => parentId === parent).map(({ id, name }) => ({ id, name })),
        ({ id }) => id,
      ),
    accountsIn: (parent, given) =>
      list(
        'organizations:ListAccountsForParent',
        [parent],
        given,
        () => model.accounts.filter(({ unitId }) => unitId === parent).map(shown),
        ({ accountId }) => accountId,
      ),
    tagsOfAccount: (id, given) =>
      ask(
        'organizations:ListTagsForResource',
        [id],
        given,
        () =>
          known(
            'organizations:ListTagsForResource',
            model.accounts.find(({ accountId }) => accountId === id),
          ).tags,
      ),
    delegatedAdministrators: (given) => list('organizations:ListDelegatedAdministrators', [], given, () => [], String),
  };

  function shown({ accountId, name, email, state, unitId }: ModelAccount) {
    return {
      accountId,
      name,
      email,
      state,
      ...(options.paths === false ? {} : { paths: [pathTo(unitId, accountId)] }),
    };
  }

  function pathTo(unitId: string, accountId: string): string {
    const ids: string[] = [];
    for (let at = model.units.find(({ id }) => id === unitId); at !== undefined; ) {
      ids.unshift(at.id);
      const { parentId } = at;
      at = parentId === undefined ? undefined : model.units.find(({ id }) => id === parentId);
    }
    return `${[model.organizationId, ...ids, accountId].join('/')}/`;
  }
}
