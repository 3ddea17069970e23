import type { EditPlan } from '@ssoctl/core/internal/config/edit-plan';
import { LONGEST_NAME } from '@ssoctl/core/internal/sync/name-of';
import type { SyncOutcome } from '@ssoctl/core/internal/sync/outcome';
import type { Output } from '../../kit/output.ts';
import { relativeTime } from '../../kit/relative-time.ts';
import { visible } from '../../kit/visible.ts';
import type { Gap, SyncResult } from '../../views/sync.ts';
import { syncSummary } from '../../views/sync-summary.ts';

/** Younger answers are as good as new. */
const WORTH_TELLING_MS = 60_000;
/** More than these are counted, not listed: --json has them all. */
const LISTED = 5;

/** Tells a person what a sync did, what it left alone and why, and what could not be done. */
export function tellSync(output: Output, result: SyncResult, oldestMs: number | undefined): void {
  const { outcome, applied, plan, gaps } = result;
  const pending = plan.changes.length > 0;
  for (const line of syncSummary(outcome, applied.written)) output.say(line);
  if (!pending) output.say(outcome.keep === 0 ? 'Nothing to do.' : `Nothing to do: ${sayKept(outcome.keep)}.`);
  const nowMs = output.options.now();
  if (oldestMs !== undefined && nowMs - oldestMs >= WORTH_TELLING_MS)
    output.say(`Some roles are as listed ${relativeTime(oldestMs, nowMs)}; --refresh asks anew.`);
  tellKept(output, outcome);
  tellCollisions(output, outcome);
  tellGaps(output, gaps);
  if (applied.setAside !== undefined)
    output.warn(`another program changed ${plan.file} at the same time; what it wrote: ${applied.setAside}`);
  if (applied.backup !== undefined) output.trace(`the file as it was: ${applied.backup}`);
  if (applied.written && hasNewWithoutRegion(plan, outcome))
    output.say(
      'New profiles have no Region, which most tools want: ssoctl profiles sync --region REGION gives them one.',
    );
  if (applied.written && outcome.add[0] !== undefined)
    output.say(`Next: ssoctl whoami --profile ${outcome.add[0]} (one sign-in serves all profiles of a session)`);
}

function sayKept(keep: number): string {
  return keep === 1 ? 'the generated profile is as it should be' : `${keep} generated profiles are as they should be`;
}

/** A profile that was only renamed is as its owner knows it. */
function hasNewWithoutRegion({ changes }: EditPlan, { add, rename }: SyncOutcome): boolean {
  const renamed = new Set(rename.map(({ to }) => to));
  const isNew = new Set(add.filter((name) => !renamed.has(name)).map((name) => `profile ${name}`));
  return changes.some(({ section, keys }) => isNew.has(section) && keys !== undefined && !keys.includes('region'));
}

function tellKept(output: Output, { kept }: SyncOutcome): void {
  if (kept.length === 0) return;
  output.say(`Left alone ${kept.length === 1 ? 'a profile' : `${kept.length} profiles`}:`);
  for (const { name, because } of kept.slice(0, LISTED)) output.say(`  ${visible(name)}: ${visible(because)}`);
  if (kept.length > LISTED) output.say(`  and ${kept.length - LISTED} more`);
}

export function tellCollisions(output: Output, { collisions }: Pick<SyncOutcome, 'collisions'>): void {
  for (const { name, claimants } of collisions.slice(0, LISTED))
    output.warn(`nobody gets the name ${JSON.stringify(name)}: ${claimants.join('; ')}`);
  if (collisions.length === 0) return;
  const more = collisions.length > LISTED ? ', of which the first are above' : '';
  output.warn(
    `incomplete: ${collisions.length} ${collisions.length === 1 ? 'name is' : 'names are'} not given to anybody${more}`,
    `give a --name that tells them apart, such as "${collisions.some(isTooLong) ? '' : '{account|slug}-'}{accountId}.{role}", or leave one out by --exclude`,
  );
}

/** Of which an account's long name is the likeliest cause: with its id beside it, it would be no shorter. */
function isTooLong({ name }: SyncOutcome['collisions'][number]): boolean {
  return name.length > LONGEST_NAME;
}

/** Tells which sessions and accounts did not answer. */
export function tellGaps(output: Output, gaps: readonly Gap[]): void {
  for (const { session, accountId, error } of gaps.slice(0, LISTED))
    output.warn(
      accountId === undefined ? `session ${session} is left out: ${error.message}` : `${accountId}: ${error.message}`,
      accountId === undefined ? error.hint : undefined,
    );
  const accounts = gaps.filter(({ accountId }) => accountId !== undefined).length;
  if (accounts === 0) return;
  const more = gaps.length > LISTED ? ', of which the first are above' : '';
  output.warn(
    `incomplete: ${accounts} ${accounts === 1 ? 'account' : 'accounts'} did not answer${more}`,
    'run the command again: only these are asked then',
  );
}
