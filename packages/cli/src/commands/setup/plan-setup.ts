import { composePlans, type PlanOn } from '@ssoctl/core/internal/config/compose-plans';
import type { EditPlan } from '@ssoctl/core/internal/config/edit-plan';
import { configOf } from '@ssoctl/core/internal/config/load';
import { planProfileOn } from '@ssoctl/core/internal/config/plan-profile';
import { planSession } from '@ssoctl/core/internal/config/plan-session';
import { readConfigBytes } from '@ssoctl/core/internal/config/read-document';
import { profilesOf } from '@ssoctl/core/internal/config/sign-ins';
import type { Config, SignIn } from '@ssoctl/core/internal/config/types';
import type { IniDocument } from '@ssoctl/core/internal/ini/document';
import { parseBytes } from '@ssoctl/core/internal/ini/parse-bytes';
import { type MigrationOutcome, type MigrationPlan, planMigration } from '@ssoctl/core/internal/migrate/plan-migration';
import type { World } from '@ssoctl/core/internal/ports/index';
import type { SyncOutcome } from '@ssoctl/core/internal/sync/outcome';
import { planSync, type SyncPlan } from '@ssoctl/core/internal/sync/plan-sync';
import { readCredentials } from '../read-credentials.ts';
import type { ChosenSession } from './choose-session.ts';
import type { WantedProfiles } from './wanted-profiles.ts';

export interface SetupPlan {
  edit: EditPlan;
  /** What becomes of generated profiles, where they are wanted; the last time that there was something to do. */
  synced(): SyncOutcome | undefined;
  /** What became of profiles of the old form. */
  migrated(): MigrationOutcome | undefined;
  /** Names of the profiles that serve what was wanted, once the edit is made. */
  profiles: readonly string[];
}

export interface Wanted {
  profiles: WantedProfiles;
  /** Names of profiles of the old form that are to use the session. */
  migrate: readonly string[];
}

/**
 * Plans the session and its profiles as one edit; nothing is written.
 * @throws ALREADY_EXISTS for a profile's name that is taken, and what else making one of them throws
 */
export async function planSetup(
  { files }: Pick<World, 'files'>,
  config: Config,
  { signIn, isNew }: ChosenSession,
  { profiles, migrate }: Wanted,
): Promise<SetupPlan> {
  const { configFile: file } = config;
  const credentials = await readCredentials({ files }, config);
  const steps: PlanOn[] = [];
  let migration: MigrationPlan | undefined;
  let sync: SyncPlan | undefined;
  if (isNew) {
    const { name, startUrl, region } = signIn;
    steps.push((await planSession({ files }, config, { name, startUrl, region })).replan);
  }
  if (migrate.length > 0)
    steps.push((before) => {
      const planned = planMigration({ file, credentials, profiles: migrate, session: signIn.name }, before);
      if (migration === undefined || planned.edit.changes.length > 0) migration = planned;
      return planned.edit;
    });
  if (profiles.kind === 'plain')
    for (const profile of profiles.profiles)
      steps.push((before) => planProfileOn({ file, credentials }, profile, before));
  if (profiles.kind === 'all') {
    const { given, listing } = profiles;
    steps.push((before) => {
      const planned = planSync({ file, credentials, listings: listing.listings, given }, before);
      if (sync === undefined || planned.edit.changes.length > 0) sync = planned;
      return planned.edit;
    });
  }
  const edit = composePlans(file, steps, await readConfigBytes(files, file));
  const migrated = (migration?.outcome().migrated ?? []).map(({ profile }) => profile);
  return {
    edit,
    synced: () => sync?.outcome(),
    migrated: () => migration?.outcome(),
    profiles: servingAfter(edit, credentials, (after) => [...wantedNames(profiles, after, signIn), ...migrated]),
  };
}

/** Profiles that give credentials: one without a role is for its token alone. */
function servingAfter(
  { after, file }: EditPlan,
  credentials: IniDocument,
  namesIn: (config: Config) => readonly string[],
): readonly string[] {
  const config = configOf(parseBytes(after, file).document, credentials);
  return [...new Set(namesIn(config))].filter((name) => config.profiles.get(name)?.keys.has('sso_role_name'));
}

function wantedNames(wanted: WantedProfiles, after: Config, signIn: SignIn): readonly string[] {
  if (wanted.kind === 'all') return profilesOf(after, signIn);
  return wanted.kind === 'none' ? [] : [...wanted.there, ...wanted.profiles.map(({ name }) => name)];
}
