import type { Applied, EditPlan } from '@ssoctl/core/internal/config/index';
import type { MigrationOutcome } from '@ssoctl/core/internal/migrate/index';
import type { Output } from '../kit/output.ts';
import type { View } from '../kit/view.ts';
import { visible } from '../kit/visible.ts';
import { changesView } from './changes.ts';

export interface MigrationResult {
  outcome: MigrationOutcome;
  plan: EditPlan;
  applied: Applied;
  /** Show what would be written instead of what was. */
  dryRun: boolean;
}

const changes = changesView('profiles-migrate');

export const migrateView: View<MigrationResult> = {
  schema: changes.schema,
  json: ({ outcome: { skipped }, ...result }) => ({
    ...changes.json({ command: 'profiles-migrate', ...result }),
    ...(skipped.length === 0 ? {} : { skipped }),
  }),
  *lines({ outcome: _, ...result }, page) {
    yield* changes.lines({ command: 'profiles-migrate', ...result }, page);
  },
};

/** More than these are counted, not listed. */
const LISTED = 8;

/** What a migration does, a line for each session that profiles go to. */
export function migrateSummary({ migrated, sessions }: MigrationOutcome, done: boolean): string[] {
  const bySession = new Map<string, string[]>();
  for (const { profile, session } of migrated) bySession.set(session, [...(bySession.get(session) ?? []), profile]);
  return [...bySession].map(([session, profiles]) => {
    const shown = profiles.slice(0, LISTED).map(visible).join(', ');
    const more = profiles.length > LISTED ? ` and ${profiles.length - LISTED} more` : '';
    const which = sessions.includes(session) ? 'new session' : 'session';
    return `${done ? 'Migrated' : 'Migrates'} to the ${which} ${visible(session)}: ${shown}${more}.`;
  });
}

/** Tells what stays as it is, and what will not stay as it has become. */
export function tellLeft(output: Output, { skipped, rewritten }: MigrationOutcome): void {
  for (const { profile, because } of skipped.slice(0, LISTED))
    output.warn(`profile "${profile}" was not migrated: ${because}`);
  if (skipped.length > LISTED)
    output.warn(`${skipped.length - LISTED} more profiles were not migrated; --json has them all`);
  if (rewritten.length > 0)
    output.warn(
      `${rewritten.length === 1 ? `profile "${rewritten[0]}" stands` : `${rewritten.length} profiles stand`} between the comments # BEGIN_AWS_SSO_CLI and # END_AWS_SSO_CLI: "aws-sso setup profiles" writes all that is there anew`,
      'remove the two comments if aws-sso-cli is not to write there any more',
    );
}
