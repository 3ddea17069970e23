import { join } from 'node:path';
import { stateFolder } from '../../cache/folders.ts';
import type { World } from '../../ports/index.ts';
import type { ChangePlan, ChangeVerb } from './plan-change.ts';

/** The instance that is changed. */
export interface ChangedInstance {
  instanceArn: string;
  identityStoreId: string;
  region: string;
}

type RollbackWorld = Pick<World, 'env' | 'home' | 'files' | 'random' | 'clock'>;

const OPPOSITE: Record<ChangeVerb, ChangeVerb> = { grant: 'revoke', revoke: 'grant' };

/** What takes a change back: words of a command line. @param how what says with which credentials, such as `--profile NAME` */
export function undoCommand(plan: ChangePlan, how: readonly string[] = []): string[] {
  const { principalType, principalId } = plan;
  return [
    ...['ssoctl', 'access', OPPOSITE[plan.verb]],
    ...['--account', plan.accountId],
    ...['--permission-set', plan.permissionSetArn],
    ...[principalType === 'USER' ? '--user' : '--group', principalId],
    ...how,
  ];
}

/**
 * Writes down how a change that is about to be made is taken back, by ids alone, so that it still holds when somebody was renamed:
 * `$XDG_STATE_HOME/ssoctl/rollback/…json`, for its owner alone.
 * @returns its path; @throws FILE_UNWRITABLE, DISK_FULL
 */
export async function writeRollback(
  world: RollbackWorld,
  { instanceArn, identityStoreId, region }: ChangedInstance,
  plan: ChangePlan,
  undo: readonly string[],
): Promise<string> {
  const at = new Date(world.clock.now()).toISOString();
  const name = `${at.replace(/[-:.]/g, '')}-${plan.verb}-${world.random.uuid().slice(0, 8)}.json`;
  const path = join(stateFolder(world), 'rollback', name);
  const { accountId, permissionSetArn, principalType, principalId } = plan;
  const operation = plan.verb === 'grant' ? 'DeleteAccountAssignment' : 'CreateAccountAssignment';
  const document = {
    schema: 'ssoctl/rollback/1',
    at,
    did: plan.verb,
    account: plan.accountName,
    permissionSet: plan.permissionSet,
    principal: plan.principalName,
    undo,
    call: {
      service: 'sso-admin',
      operation,
      region,
      input: {
        InstanceArn: instanceArn,
        TargetId: accountId,
        TargetType: 'AWS_ACCOUNT',
        PermissionSetArn: permissionSetArn,
        PrincipalType: principalType,
        PrincipalId: principalId,
      },
    },
    identityStoreId,
  };
  await world.files.replace(path, `${JSON.stringify(document, null, 2)}\n`, { mode: 0o600, exactMode: true });
  return path;
}
