import { composePlans, type PlanOn } from '@ssoctl/core/internal/config/compose-plans';
import type { EditPlan } from '@ssoctl/core/internal/config/edit-plan';
import { configOf, emptyDocument } from '@ssoctl/core/internal/config/load';
import { planProfileOn } from '@ssoctl/core/internal/config/plan-profile';
import { planSession } from '@ssoctl/core/internal/config/plan-session';
import { readConfigBytes, readDocument } from '@ssoctl/core/internal/config/read-document';
import { profilesOf } from '@ssoctl/core/internal/config/sign-ins';
import type { Config, SignIn } from '@ssoctl/core/internal/config/types';
import type { IniDocument } from '@ssoctl/core/internal/ini/document';
import { parseBytes } from '@ssoctl/core/internal/ini/parse-bytes';
import type { World } from '@ssoctl/core/internal/ports/index';
import type { SyncOutcome } from '@ssoctl/core/internal/sync/outcome';
import { planSync, type SyncPlan } from '@ssoctl/core/internal/sync/plan-sync';
import type { ChosenSession } from './choose-session.ts';
import type { WantedProfiles } from './wanted-profiles.ts';

export interface SetupPlan {
  edit: EditPlan;
  /** What becomes of generated profiles, where they are wanted; the last time that there was something to do. */
  synced(): SyncOutcome | undefined;
  /** Names of the profiles that serve what was wanted, once the edit is made. */
  profiles: readonly string[];
}

/**
 * Plans the session and its profiles as one edit; nothing is written.
 * @throws ALREADY_EXISTS for a profile's name that is taken, and what else making one of them throws
 */
export async function planSetup(
  { files }: Pick<World, 'files'>,
  config: Config,
  { signIn, isNew }: ChosenSession,
  wanted: WantedProfiles,
): Promise<SetupPlan> {
  const { configFile: file, credentialsFile } = config;
  const credentials = (await readDocument(files, credentialsFile)) ?? emptyDocument(credentialsFile);
  const steps: PlanOn[] = [];
  let sync: SyncPlan | undefined;
  if (isNew) {
    const { name, startUrl, region } = signIn;
    steps.push((await planSession({ files }, config, { name, startUrl, region })).replan);
  }
  if (wanted.kind === 'plain')
    for (const profile of wanted.profiles)
      steps.push((before) => planProfileOn({ file, credentials }, profile, before));
  if (wanted.kind === 'all') {
    const { given, listing } = wanted;
    steps.push((before) => {
      const planned = planSync({ file, credentials, listings: listing.listings, given }, before);
      if (sync === undefined || planned.edit.changes.length > 0) sync = planned;
      return planned.edit;
    });
  }
  const edit = composePlans(file, steps, await readConfigBytes(files, file));
  return { edit, synced: () => sync?.outcome(), profiles: namesOf(edit, credentials, signIn, wanted) };
}

function namesOf(edit: EditPlan, credentials: IniDocument, signIn: SignIn, wanted: WantedProfiles): readonly string[] {
  if (wanted.kind === 'none') return [];
  if (wanted.kind === 'plain') return [...wanted.there, ...wanted.profiles.map(({ name }) => name)];
  return profilesOf(configOf(parseBytes(edit.after, edit.file).document, credentials), signIn);
}
