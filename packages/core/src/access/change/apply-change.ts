import type { Directory } from '../../directory/types.ts';
import { isSsoctlError, SsoctlError } from '../../errors/index.ts';
import type { World } from '../../ports/index.ts';
import { awaitChange, type FollowOptions, followChange, isAssigned } from './follow-change.ts';
import type { ChangePlan } from './plan-change.ts';
import { type ChangedInstance, undoCommand, writeRollback } from './rollback.ts';

export interface AppliedChange {
  /** Absent: it was done or under way already, by somebody else, or by us where the answer that tells it was lost. */
  requestId?: string | undefined;
  /** The file that tells how to take it back. */
  rollback: string;
  /** The command that takes it back. */
  undo: readonly string[];
  tookMs: number;
}

export interface ApplyOptions extends FollowOptions {
  /** Told when the file that takes it back is written, before anything is changed. */
  onRollback?: ((path: string) => void) | undefined;
  /** Words that the command which takes it back needs beside ids, such as `--profile NAME`. */
  how?: readonly string[] | undefined;
}

/** These say that nothing was changed, and nothing has to be taken back. */
const REFUSALS = ['ACCESS_DENIED', 'SERVICE_REJECTED', 'NOT_FOUND', 'CREDENTIALS_EXPIRED', 'SIGN_IN_REQUIRED'] as const;

/**
 * Makes a change that is needed: writes down how to take it back, asks for it, and waits until it is made. Nothing else is changed.
 * @throws what the service refuses it with, in its own words, and what {@link followChange} throws
 */
export async function applyChange(
  world: Pick<World, 'env' | 'home' | 'files' | 'random' | 'clock'>,
  directory: Directory,
  region: string,
  plan: ChangePlan,
  options: ApplyOptions = {},
): Promise<AppliedChange> {
  const startedMs = world.clock.now();
  const { accountId, permissionSetArn, principalType, principalId, verb } = plan;
  const { instanceArn, identityStoreId } = directory;
  const instance: ChangedInstance = { instanceArn, identityStoreId, region };
  const undo = undoCommand(plan, options.how);
  const rollback = await writeRollback(world, instance, plan, undo);
  options.onRollback?.(rollback);
  const assignment = { accountId, permissionSetArn, principalType, principalId };
  const { signal } = options;
  const request = await (verb === 'grant'
    ? directory.createAssignment(assignment, { signal })
    : directory.deleteAssignment(assignment, { signal })
  ).catch(async (error: unknown) => {
    // Between looking and removing, somebody else has removed it; or it was us, and the first answer was lost.
    if (verb === 'revoke' && isSsoctlError(error, 'NOT_FOUND') && !(await isAssigned(directory, assignment, signal)))
      return undefined;
    if (isUnderWay(error)) return awaitChange(directory, world.clock, { verb, assignment }, options);
    if (isSsoctlError(error, ...REFUSALS)) await world.files.remove(rollback);
    throw isSsoctlError(error, 'ACCESS_DENIED') ? refused(error) : error;
  });
  const tookMs = () => world.clock.now() - startedMs;
  if (request === undefined) return { rollback, undo, tookMs: tookMs() };
  const { requestId } = await followChange(directory, world.clock, { verb, assignment, request }, options);
  return { requestId, rollback, undo, tookMs: tookMs() };
}

/** The caller's account may change assignments, only not this one. */
function refused(error: SsoctlError): SsoctlError {
  if (error.details?.['denied'] !== 'account') return error;
  return new SsoctlError(error.code, error.message, {
    hint: 'what concerns the management account is changed from there alone: use a profile in it',
    details: error.details,
    cause: error,
  });
}

/** The same is being done already: by somebody else, or by us when the answer to a first try was lost. */
function isUnderWay(error: unknown): boolean {
  return isSsoctlError(error) && String(error.details?.['exception'] ?? '').startsWith('Conflict');
}
