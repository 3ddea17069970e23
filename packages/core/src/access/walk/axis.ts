import type { CallOptions } from '../../call/types.ts';
import type { Directory, Pages, ProvisioningStatus } from '../../directory/types.ts';
import type { GapSubject } from '../asking/gaps.ts';

/** A way over everything that is provisioned: permission set by permission set, or account by account. */
export interface Axis {
  readonly strategy: 'by-set' | 'by-account';
  /** The operation that lists what hangs on one. */
  readonly operation: string;
  /** Accounts of a permission set, or permission sets of an account. */
  children(
    directory: Directory,
    parent: string,
    status: ProvisioningStatus | undefined,
    options: CallOptions,
  ): Pages<string>;
  pair(parent: string, child: string): { accountId: string; permissionSetArn: string };
  subject(parent: string): GapSubject;
}

export const BY_SET: Axis = {
  strategy: 'by-set',
  operation: 'ListAccountsForProvisionedPermissionSet',
  children: (directory, parent, status, options) => directory.accountsWith(parent, status, options),
  pair: (permissionSetArn, accountId) => ({ accountId, permissionSetArn }),
  subject: (permissionSetArn) => ({ permissionSetArn }),
};

export const BY_ACCOUNT: Axis = {
  strategy: 'by-account',
  operation: 'ListPermissionSetsProvisionedToAccount',
  children: (directory, parent, status, options) => directory.permissionSetsIn(parent, status, options),
  pair: (accountId, permissionSetArn) => ({ accountId, permissionSetArn }),
  subject: (accountId) => ({ accountId }),
};
