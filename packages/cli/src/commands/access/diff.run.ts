import { resolve } from 'node:path';
import { diffSnapshots } from '@ssoctl/core/internal/access/diff/diff-snapshots';
import { readSnapshot } from '@ssoctl/core/internal/access/snapshot-file/snapshot-file';
import { ERROR_CODES, SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Files } from '@ssoctl/core/internal/ports/index';
import type { Context } from '../../kit/context.ts';
import { diffSummary, diffView } from '../../views/access-diff.ts';
import type { DiffInput } from './diff.ts';
import { isDay, isOfDay } from './snapshot-name.ts';

const DIFFERENT = 9;

export async function run({ args, options }: DiffInput, context: Context): Promise<number> {
  const { output } = context;
  const { files } = await context.world();
  const [oldFile, newFile] = [await fileFor(files, args.old), await fileFor(files, args.new)];
  const before = await readSnapshot(files, resolve(oldFile));
  const after = await readSnapshot(files, resolve(newFile));
  if (before.takenAt > after.takenAt)
    output.warn(`${oldFile} is the later one of the two: granted and removed are the other way round`);
  const found = diffSnapshots(before, after);
  output.show(diffView, found);
  output.say(`From ${before.takenAt} to ${after.takenAt}. ${diffSummary(found)}`);
  if (!found.complete)
    for (const [file, { complete, errors }] of [[oldFile, before] as const, [newFile, after] as const])
      if (!complete) output.warn(`incomplete: ${file} lacks what ${errors.length} calls would have told`);
  const { granted, removed, changed, renamed } = found;
  const isDifferent = [granted, removed, changed, renamed].some((list) => list.length > 0);
  if (options.exitCode && isDifferent) return DIFFERENT;
  return found.complete ? 0 : ERROR_CODES.INCOMPLETE.exit;
}

/** The file that was named, or the last snapshot of a day. @throws FILE_UNREADABLE */
async function fileFor(files: Pick<Files, 'list' | 'info'>, named: string): Promise<string> {
  if (!isDay(named) || (await files.info(resolve(named))) !== undefined) return named;
  const ofDay = (await files.list(resolve('.'))).filter((name) => isOfDay(name, named)).sort();
  const last = ofDay.at(-1);
  if (last !== undefined) return last;
  throw new SsoctlError('FILE_UNREADABLE', `there is no snapshot of ${named} in this folder`, {
    hint: `name the file; ssoctl access snapshot calls it ssoctl-access-${named}….json by default`,
  });
}
