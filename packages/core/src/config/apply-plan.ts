import { isSsoctlError, SsoctlError } from '../errors/index.ts';
import type { World } from '../ports/index.ts';
import { dropOldBackups, isAsWeLeftIt, keepBackup } from './backups.ts';
import type { EditPlan } from './edit-plan.ts';
import { readConfigBytes } from './read-document.ts';
import { readSettled } from './read-settled.ts';
import { ReplacedFiles } from './replaced-files.ts';
import { sameBytes } from './same-bytes.ts';

/** Another program that writes more often than this while we try is not kept up with. */
const MOST_ROUNDS = 10;

const NOTHING = new Uint8Array();

export interface Applied {
  /** False when the file already said what it should. */
  written: boolean;
  /** The copy of the file as it was; absent when there was none. */
  backup?: string;
  /** A copy of what a second program wrote into the file that was replaced while a third one changed the new one. */
  setAside?: string;
}

type ApplyWorld = Pick<World, 'files' | 'locks' | 'clock' | 'random' | 'env' | 'home'>;

/**
 * Makes a planned edit: under the file's lock, on the bytes that are there now (the edit is worked out anew when they are not
 * those of the plan), after a backup, in one atomic step. An existing file keeps its owner and its mode, a new one gets 0600.
 *
 * The lock holds back other runs of ssoctl alone. `aws configure` takes none: it reads the file, and a moment later truncates
 * it in place and writes it anew. So the file is compared with the plan just before the rename, and looked at again after
 * it: at its path, and at the file that was replaced, into which a program that had it open goes on writing. What either holds
 * then is the other program's result; the edit is worked out on it and written again. Half a file is waited for. Where both
 * changed, the path counts, and what the replaced file holds is set aside as a copy.
 *
 * One window is left, which no program can close alone: the other one reads the file before our rename and writes only after
 * our last look, a few milliseconds later. Then its file, which lacks our edit, stands; or, where it only appends, what
 * it appended is in the file that we replaced.
 *
 * @throws LOCKED, FILE_UNWRITABLE, DISK_FULL, CONFIG_UNREADABLE, CONFIG_CHANGED, and what making the plan throws; the file is then
 *   as it was, or as another program left it
 */
export async function applyPlan(
  world: ApplyWorld,
  plan: EditPlan,
  options: { signal?: AbortSignal | undefined } = {},
): Promise<Applied> {
  if (plan.changes.length === 0) {
    await tidyUp(world, plan.file);
    return { written: false };
  }
  return world.locks.hold(
    plan.file,
    async () => {
      const replaced = new ReplacedFiles(world.clock);
      try {
        return await writeUntilItStands(world, plan, replaced);
      } finally {
        await replaced.close();
      }
    },
    options,
  );
}

/**
 * A run that was killed between its rename and the release of its lock has left nothing to do but to take the lock away; whoever
 * steals one sweeps temp files too. A lock whose holder lives is none of our business.
 */
async function tidyUp({ files, locks }: ApplyWorld, file: string): Promise<void> {
  try {
    if ((await files.info(`${file}.lock`)) !== undefined) await locks.hold(file, async () => {}, { waitMs: 0 });
  } catch (error) {
    if (!isSsoctlError(error)) throw error;
  }
}

/** Looks, and writes where what is there is not what should be, until a look finds what the last one left. */
async function writeUntilItStands(world: ApplyWorld, plan: EditPlan, replaced: ReplacedFiles): Promise<Applied> {
  const { file } = plan;
  const applied: Applied = { written: false };
  let known = plan.before;
  for (let round = 0; ; round += 1) {
    const found = await readSettled(world.clock, () => readConfigBytes(world.files, file), {
      bytes: known,
      isWhole: (bytes) => isAsWeLeftIt(world, file, bytes),
    });
    // Somebody may have been stopped before he wrote anew what he has in mind: then nobody else has it any more.
    if (found?.length === 0 && known !== undefined && known.length > 0) await keepBackup(world, file, known);
    const late = await replaced.written();
    const isQuiet = sameBytes(found, known);
    if (applied.written && isQuiet && late === undefined) break;
    if (late !== undefined && !isQuiet) applied.setAside = await keepBackup(world, file, late);
    const base = late !== undefined && isQuiet ? late : found;
    let after: Uint8Array;
    try {
      const current = sameBytes(base, plan.before) ? plan : plan.replan(base);
      if ((base === found && current.changes.length === 0) || sameBytes(current.after, found)) break;
      if (round === MOST_ROUNDS) throw keepsChanging(file);
      after = current.after;
    } catch (error) {
      throw base === undefined || base === found ? error : await givenWay(world, file, { found, late: base, error });
    }
    // Of a file that is made now, an empty copy: that it can be taken back is what a first change needs most.
    const copy = await keepBackup(world, file, base ?? NOTHING, after);
    known = found;
    if (!(await exchange(world, { file, found, after, replaced }, base === found ? copy : undefined))) continue;
    known = after;
    applied.written = true;
    if (base !== undefined) applied.backup = copy;
  }
  if (applied.written) await dropOldBackups(world, file);
  return applied;
}

/** @param needless a copy of what stands in the file's place, for when it goes on standing there */
async function exchange(
  world: ApplyWorld,
  edit: { file: string; found: Uint8Array | undefined; after: Uint8Array; replaced: ReplacedFiles },
  needless: string | undefined,
): Promise<boolean> {
  const { file, found, after, replaced } = edit;
  let made = false;
  try {
    const outcome = await world.files.exchange(file, found, after);
    made = outcome.made;
    if (outcome.made && outcome.replaced && found) replaced.watch(outcome.replaced, found);
  } finally {
    if (!made && needless !== undefined) await world.files.remove(needless);
  }
  return made;
}

/**
 * The edit does not fit what another program wrote into the file that we replaced: then that is put in the file's place, as if we
 * had come later. What cannot be read stays a copy: it may be half of a file whose writer was stopped.
 * @returns what to throw
 */
async function givenWay(
  world: ApplyWorld,
  file: string,
  { found, late, error }: { found: Uint8Array | undefined; late: Uint8Array; error: unknown },
): Promise<unknown> {
  const copy = await keepBackup(world, file, late);
  if (isSsoctlError(error, 'CONFIG_INVALID')) {
    return new SsoctlError('CONFIG_CHANGED', `another program was rewriting ${file}, and its result cannot be read`, {
      hint: `see what it wrote: ${copy}`,
      details: { file, copy },
      cause: error,
    });
  }
  const outcome = await world.files.exchange(file, found, late);
  if (outcome.made) await outcome.replaced?.close();
  return error;
}

function keepsChanging(file: string): SsoctlError {
  return new SsoctlError('CONFIG_CHANGED', `another program keeps changing ${file}`, {
    hint: 'wait until it is done, then run the command again',
    details: { file },
  });
}
