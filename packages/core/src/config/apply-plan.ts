import type { World } from '../ports/index.ts';
import { keepBackup } from './backups.ts';
import type { EditPlan } from './edit-plan.ts';
import { readConfigBytes } from './read-document.ts';

export interface Applied {
  /** False when the file already said what it should. */
  written: boolean;
  /** The copy of the file as it was; absent when there was none. */
  backup?: string;
}

/**
 * Makes a planned edit: under the file's lock, on the bytes that are there now (the edit is worked out anew when they are not
 * those of the plan), after a backup, in one atomic step. An existing file keeps its mode, a new one gets 0600.
 * @throws LOCKED, FILE_UNWRITABLE, DISK_FULL, CONFIG_UNREADABLE, and what making the plan throws
 */
export async function applyPlan(
  world: Pick<World, 'files' | 'locks' | 'clock' | 'random' | 'env' | 'home'>,
  plan: EditPlan,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<Applied> {
  if (plan.changes.length === 0) return { written: false };
  return world.locks.hold(
    plan.file,
    async () => {
      const before = await readConfigBytes(world.files, plan.file);
      const current = sameBytes(before, plan.before) ? plan : plan.replan(before);
      if (current.changes.length === 0) return { written: false };
      const backup = before && (await keepBackup(world, plan.file, before));
      await world.files.replace(plan.file, current.after);
      return backup === undefined ? { written: true } : { written: true, backup };
    },
    options,
  );
}

function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
