import { type Backup, isAsWeLeftIt } from '@ssoctl/core/internal/config/backups';
import { configPaths } from '@ssoctl/core/internal/config/paths';
import { settledFiles } from '@ssoctl/core/internal/config/read-settled';
import { backupsOf, chooseBackup, planUndo } from '@ssoctl/core/internal/config/undo';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { Context } from '../../kit/context.ts';
import { duration, isoTime } from '../../kit/relative-time.ts';
import { backupListView } from '../../views/backup-list.ts';
import { writePlan } from '../write-plan.ts';
import type { UndoInput } from './undo.ts';

export async function run({ args, options }: UndoInput, context: Context): Promise<void> {
  const world = await context.world();
  // Not by what the files say: they may be what has to be undone.
  const { configFile, credentialsFile } = configPaths(world);
  const backups = await backupsOf(world, [configFile, credentialsFile]);
  if (options.list) return showBackups(context, backups, args.id);
  const backup = chooseBackup(backups, args.id);
  const plan = await planUndo({ files: settledFiles(world) }, backup);
  const isOurs = plan.before === undefined || (await isAsWeLeftIt(world, plan.file, plan.before));
  await writePlan(context, plan, {
    command: 'profiles-undo',
    dryRun: options.dryRun,
    ask: !options.yes && !isOurs,
    because: `${plan.file} was changed by something else since ssoctl wrote it, which would be lost`,
    done: `Restored ${plan.file} as it was ${duration(context.now() - backup.atMs)} ago (${isoTime(backup.atMs)}).`,
    next: 'ssoctl profiles undo, to take this back',
  });
}

function showBackups({ output }: Context, backups: readonly Backup[], id: string | undefined): void {
  if (id !== undefined) throw new SsoctlError('USAGE', '--list takes no ID: it lists all copies');
  output.show(backupListView, backups);
  if (backups.length === 0) output.say('There is no copy yet: ssoctl has not changed the AWS files.');
}
