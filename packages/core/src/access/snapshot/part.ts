import type { Assignment } from '../../directory/types.ts';
import type { SnapshotAccount, SnapshotGroup, SnapshotPermissionSet, SnapshotUser } from '../snapshot-types.ts';
import type { CallPlan, Gap } from '../types.ts';

/**
 * A piece of a snapshot as it is learnt, a line of NDJSON each. What the service repeats may come twice: ids are keys, and of two the
 * later one holds. Groups come without members; these follow, or came before.
 */
export type SnapshotPart =
  | {
      part: 'start';
      startedAt: string;
      instanceArn: string;
      identityStoreId: string;
    }
  | { part: 'plan'; plan: CallPlan }
  | { part: 'organization'; organizationId: string; managementAccountId: string }
  | { part: 'accounts'; accounts: readonly SnapshotAccount[] }
  | { part: 'account-tags'; accountId: string; tags: Readonly<Record<string, string>> }
  | { part: 'permission-set'; permissionSet: SnapshotPermissionSet }
  /** Who is assigned one permission set in one account where it is provisioned; may be nobody. */
  | { part: 'pair'; accountId: string; permissionSetArn: string; assignments: readonly Assignment[] }
  /** Of one principal, where the walk went by principals. */
  | { part: 'assignments'; assignments: readonly Assignment[] }
  | { part: 'out-of-date'; pairs: readonly { accountId: string; permissionSetArn: string }[] }
  | { part: 'users'; users: readonly SnapshotUser[] }
  | { part: 'groups'; groups: readonly SnapshotGroup[] }
  /** `members` absent: the group is gone. */
  | { part: 'members'; groupId: string; members?: readonly string[] | undefined }
  | { part: 'gap'; gap: Gap }
  | { part: 'end'; takenAt: string; complete: boolean; made: Readonly<Record<string, number>> };
