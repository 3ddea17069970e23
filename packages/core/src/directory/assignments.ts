import type { SsoAdmin } from './sso-admin-client.ts';
import type { Application, Assignment, AssignmentRequest, Directory, Principal } from './types.ts';

/** Who is assigned what where, and the changing of it. */
export type Assignments = Pick<
  Directory,
  | 'assignments'
  | 'assignmentsOf'
  | 'applications'
  | 'applicationAssignments'
  | 'createAssignment'
  | 'deleteAssignment'
  | 'creationStatus'
  | 'deletionStatus'
>;

interface AssignmentShape {
  AccountId?: string | undefined;
  PermissionSetArn?: string | undefined;
  PrincipalType?: string | undefined;
  PrincipalId?: string | undefined;
}

interface RequestShape {
  RequestId?: string | undefined;
  Status?: string | undefined;
  FailureReason?: string | undefined;
}

export function assignmentsOf(sso: SsoAdmin, InstanceArn: string): Assignments {
  const readPrincipal = (operation: string, { PrincipalType: type, PrincipalId }: AssignmentShape): Principal => {
    if ((type !== 'USER' && type !== 'GROUP') || !PrincipalId) throw sso.lacking(operation, 'a principal');
    return { principalType: type, principalId: PrincipalId };
  };
  const readAssignment = (operation: string, shape: AssignmentShape): Assignment => {
    const { AccountId: accountId, PermissionSetArn: permissionSetArn } = shape;
    if (!accountId || !permissionSetArn) throw sso.lacking(operation, 'an account or a permission set');
    return { accountId, permissionSetArn, ...readPrincipal(operation, shape) };
  };
  const readRequest = (operation: string, shape: RequestShape | undefined): AssignmentRequest => {
    const { RequestId: requestId, Status: status, FailureReason: failureReason } = shape ?? {};
    const known = status === 'IN_PROGRESS' || status === 'FAILED' || status === 'SUCCEEDED';
    if (!requestId || !known) throw sso.lacking(operation, 'a request id or its status');
    return { requestId, status, ...(failureReason && { failureReason }) };
  };

  return {
    assignments: (AccountId, PermissionSetArn, options) =>
      sso.list(
        'ListAccountAssignments',
        options,
        ({ sdk, client }, page, http) => {
          const input = { InstanceArn, AccountId, PermissionSetArn, ...page };
          return client.send(new sdk.ListAccountAssignmentsCommand(input), http);
        },
        (answer) => answer.AccountAssignments?.map((shape) => readAssignment('ListAccountAssignments', shape)),
      ),

    assignmentsOf: ({ principalType: PrincipalType, principalId: PrincipalId }, AccountId, options) =>
      sso.list(
        'ListAccountAssignmentsForPrincipal',
        options,
        ({ sdk, client }, page, http) => {
          const filter = AccountId === undefined ? {} : { Filter: { AccountId } };
          const input = { InstanceArn, PrincipalId, PrincipalType, ...filter, ...page };
          return client.send(new sdk.ListAccountAssignmentsForPrincipalCommand(input), http);
        },
        (answer) =>
          answer.AccountAssignments?.map((shape) => readAssignment('ListAccountAssignmentsForPrincipal', shape)),
      ),

    applications: (options) =>
      sso.list(
        'ListApplications',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListApplicationsCommand({ InstanceArn, ...page }), http),
        (answer) =>
          answer.Applications?.map(({ ApplicationArn, Name, ApplicationAccount, Status }): Application => {
            if (!ApplicationArn) throw sso.lacking('ListApplications', 'an ARN');
            return { applicationArn: ApplicationArn, name: Name, accountId: ApplicationAccount, status: Status };
          }),
      ),

    applicationAssignments: (ApplicationArn, options) =>
      sso.list(
        'ListApplicationAssignments',
        options,
        ({ sdk, client }, page, http) =>
          client.send(new sdk.ListApplicationAssignmentsCommand({ ApplicationArn, ...page }), http),
        (answer) => answer.ApplicationAssignments?.map((shape) => readPrincipal('ListApplicationAssignments', shape)),
      ),

    async createAssignment(assignment, options) {
      const operation = 'CreateAccountAssignment';
      const answer = await sso.send(operation, options, ({ sdk, client }, http) =>
        client.send(new sdk.CreateAccountAssignmentCommand(changeOf(assignment)), http),
      );
      return readRequest(operation, answer.AccountAssignmentCreationStatus);
    },

    async deleteAssignment(assignment, options) {
      const operation = 'DeleteAccountAssignment';
      const answer = await sso.send(operation, options, ({ sdk, client }, http) =>
        client.send(new sdk.DeleteAccountAssignmentCommand(changeOf(assignment)), http),
      );
      return readRequest(operation, answer.AccountAssignmentDeletionStatus);
    },

    async creationStatus(AccountAssignmentCreationRequestId, options) {
      const operation = 'DescribeAccountAssignmentCreationStatus';
      const input = { InstanceArn, AccountAssignmentCreationRequestId };
      const answer = await sso.send(operation, options, ({ sdk, client }, http) =>
        client.send(new sdk.DescribeAccountAssignmentCreationStatusCommand(input), http),
      );
      return readRequest(operation, answer.AccountAssignmentCreationStatus);
    },

    async deletionStatus(AccountAssignmentDeletionRequestId, options) {
      const operation = 'DescribeAccountAssignmentDeletionStatus';
      const input = { InstanceArn, AccountAssignmentDeletionRequestId };
      const answer = await sso.send(operation, options, ({ sdk, client }, http) =>
        client.send(new sdk.DescribeAccountAssignmentDeletionStatusCommand(input), http),
      );
      return readRequest(operation, answer.AccountAssignmentDeletionStatus);
    },
  };

  function changeOf({ accountId, permissionSetArn, principalType, principalId }: Assignment) {
    return {
      InstanceArn,
      TargetId: accountId,
      TargetType: 'AWS_ACCOUNT' as const,
      PermissionSetArn: permissionSetArn,
      PrincipalType: principalType,
      PrincipalId: principalId,
    };
  }
}
