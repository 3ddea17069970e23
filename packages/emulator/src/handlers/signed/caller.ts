import type { AdminRights } from '../../seed/types.ts';
import type { State } from '../../state/state.ts';
import type { Keys } from './signer.ts';

/** Who calls, as STS and every other service of AWS see them. */
export interface Caller {
  accountId: string;
  arn: string;
  /** `AROA…:maya` or `AIDA…`. */
  userId: string;
  /** What their policies let them do with the administrator's services. */
  rights: AdminRights;
}

/** The ARN of a role has no path here, and the session is named after the person. */
export function callerOf(state: State, keys: Keys): Caller {
  const { partition } = state.seed.instance;
  if (keys.kind === 'user') {
    const { accountId, userName, accessKeyId, adminRights } = keys.of;
    // Ids of users and of their keys look alike but for the beginning.
    const userId = `AIDA${accessKeyId.slice(4)}`;
    return { accountId, arn: `arn:${partition}:iam::${accountId}:user/${userName}`, userId, rights: adminRights };
  }
  const { accountId, permissionSet, userName } = keys.of;
  const role = state.directory.roleIn(accountId, permissionSet);
  return {
    accountId,
    arn: `arn:${partition}:sts::${accountId}:assumed-role/${role.name}/${userName}`,
    userId: `${role.id}:${userName}`,
    rights: state.directory.permissionSet(permissionSet)?.adminRights ?? 'none',
  };
}
