import { applyPlan } from '@ssoctl/core/internal/config/apply-plan';
import { emptyDocument } from '@ssoctl/core/internal/config/load';
import { readConfigBytes, readDocument } from '@ssoctl/core/internal/config/read-document';
import { findSession } from '@ssoctl/core/internal/config/resolve-session';
import type { SignIn } from '@ssoctl/core/internal/config/types';
import { ERROR_CODES, SsoctlError } from '@ssoctl/core/internal/errors/index';
import { planSync, type SyncPlan } from '@ssoctl/core/internal/sync/plan-sync';
import { type GivenSettings, settingsOf } from '@ssoctl/core/internal/sync/settings';
import type { Context, Services } from '../../kit/context.ts';
import { diffLines } from '../../views/changes.ts';
import { type SyncResult, syncView } from '../../views/sync.ts';
import { syncSummary } from '../../views/sync-summary.ts';
import { tellConfigFile } from '../tell-config-file.ts';
import type { SyncInput } from './sync.ts';
import { listForSync, type SyncListing } from './sync-listing.ts';
import { sessionsToSync } from './sync-sessions.ts';
import { tellSync } from './sync-telling.ts';

const CHANGES_PENDING = 9;
/** A longer diff is summarised before the question. */
const SHOWN_LINES = 60;

type Flags = SyncInput['options'];

export async function run({ args, options }: SyncInput, context: Context): Promise<number> {
  const services = await context.services();
  const { config, world } = services;
  const signIns = await sessionsToSync(context, config, { named: args.sessions, all: options.all });
  const given = givenSettings(options);
  // What is wrong with the settings is said before anybody is asked for anything.
  for (const { name } of signIns) settingsOf(findSession(config, name), given);
  const { sync, listing } = await planned(context, services, signIns, { given, options });
  const result = (applied: SyncResult['applied']): SyncResult => ({
    outcome: sync.outcome(applied),
    plan: sync.edit,
    applied,
    gaps: listing.gaps,
    dryRun: options.dryRun,
  });
  const writes = !options.dryRun && !options.check;
  if (writes && sync.edit.changes.length > 0) await confirm(context, sync, options.yes);
  const done = result(writes ? await applyPlan(world, sync.edit, { signal: context.signal }) : { written: false });
  context.output.show(syncView, done);
  tellSync(context.output, done, listing.oldestMs);
  if (done.applied.written) tellConfigFile(context);
  if (options.check && sync.edit.changes.length > 0) return CHANGES_PENDING;
  const isComplete = done.gaps.length === 0 && done.outcome.collisions.length === 0;
  return isComplete ? 0 : ERROR_CODES.INCOMPLETE.exit;
}

function givenSettings({ name, region, include, exclude, set }: Flags): GivenSettings {
  return {
    ...(name === undefined ? {} : { name: [name] }),
    ...(region === undefined ? {} : { region: [region] }),
    ...(include === undefined ? {} : { include }),
    ...(exclude === undefined ? {} : { exclude }),
    ...(set === undefined ? {} : { set }),
  };
}

/** Lists and plans; where a profile may go only on the portal's word of this run, that word is asked for. */
async function planned(
  context: Context,
  services: Services,
  signIns: readonly SignIn[],
  { given, options }: { given: GivenSettings; options: Flags },
): Promise<{ sync: SyncPlan; listing: SyncListing }> {
  const { config, world } = services;
  const { refresh, prune } = options;
  const credentials =
    (await readDocument(world.files, config.credentialsFile)) ?? emptyDocument(config.credentialsFile);
  const plan = async ({ listings }: SyncListing) =>
    planSync(
      { file: config.configFile, credentials, listings, given, prune },
      await readConfigBytes(world.files, config.configFile),
    );
  const first = await listForSync(context, services, signIns, { refresh });
  const sync = await plan(first);
  const accounts = new Set(prune ? sync.outcome().unasked : []);
  if (accounts.size === 0) return { sync, listing: first };
  const listing = await listForSync(context, services, signIns, {
    refresh: false,
    again: { listing: first, accounts },
  });
  return { sync: await plan(listing), listing };
}

/** @throws CANCELLED; ANSWER_NEEDED where many profiles would be removed and nobody can be asked */
async function confirm({ prompt, output }: Context, { edit, outcome }: SyncPlan, yes: boolean): Promise<void> {
  const { manyRemoved } = outcome();
  if (yes || (!prompt.usable && manyRemoved === undefined)) return;
  const removal = manyRemoved && `${manyRemoved.removed} of ${manyRemoved.of} generated profiles would be removed`;
  if (prompt.usable) {
    const { green, dim } = output.err.colours;
    const diff = diffLines(edit.diff, green, dim);
    const lines = diff.length <= SHOWN_LINES ? diff : [...syncSummary(outcome(), false), '--dry-run prints it whole.'];
    for (const line of lines) output.tell(line);
    if (removal !== undefined) output.warn(removal);
  }
  const unasked = { missing: removal ?? `the change to ${edit.file} is not confirmed`, flag: '--yes' };
  // Whoever presses Enter without reading keeps the profiles.
  const suggested = removal === undefined;
  if (!(await prompt.confirm('Write this?', unasked, suggested)))
    throw new SsoctlError('CANCELLED', 'nothing was written');
}
