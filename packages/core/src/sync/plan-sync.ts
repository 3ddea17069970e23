import type { EditPlan, SectionChange } from '../config/edit-plan.ts';
import { configOf } from '../config/load.ts';
import { planEdit } from '../config/plan-edit.ts';
import { resolveRole } from '../config/resolve-role.ts';
import { findSession } from '../config/resolve-session.ts';
import type { Config } from '../config/types.ts';
import { SsoctlError } from '../errors/index.ts';
import type { IniDocument } from '../ini/document.ts';
import type { IniEditor } from '../ini/editor.ts';
import { decideSync, type SyncDecision } from './decide-sync.ts';
import { desiredProfiles } from './desired.ts';
import { keepSettings } from './keep-settings.ts';
import { outcomeOf, type SyncOutcome } from './outcome.ts';
import { type GivenSettings, settingsOf } from './settings.ts';
import type { Listing } from './types.ts';
import { writeSync } from './write-sync.ts';

export interface SyncRequest {
  /** The config file. */
  file: string;
  /** The credentials file: its sections hold names too. */
  credentials: IniDocument;
  /** Session → what may be used through it. */
  listings: ReadonlyMap<string, Listing>;
  /** For all of these sessions, and remembered in each. */
  given?: GivenSettings | undefined;
  /** Remove profiles of ours whose role is gone. */
  prune?: boolean | undefined;
}

export interface SyncPlan {
  edit: EditPlan;
  /**
   * What the edit does to the profiles. The file may change before it is applied, and the edit is worked out anew then: once it has
   * been, this tells of the last time that there was something to do where it was written, and of the last time where not.
   */
  outcome(applied?: { written: boolean }): SyncOutcome;
}

/**
 * Plans profiles for all roles of the listings; nothing is written. A profile that a person wrote is never touched, and neither
 * is a key that a hand has changed. The same listings a second time change nothing.
 * @throws SESSION_NOT_FOUND, USAGE, REGION_INVALID, CONFIG_INVALID and what resolving a new profile throws; CONFIG_CHANGED when
 *   the edit is worked out anew and would then remove more than anybody was asked about
 */
export function planSync(request: SyncRequest, before: Uint8Array | undefined): SyncPlan {
  const { file } = request;
  const outcomes: SyncOutcome[] = [];
  let doing: SyncOutcome | undefined;
  let names: readonly string[] = [];
  const edit = {
    file,
    make(editor: IniEditor): readonly Omit<SectionChange, 'file'>[] {
      const decision = decide(editor, request);
      const settings = keepSettings(editor, request.listings.keys(), request.given ?? {});
      const written = writeSync(editor, decision);
      const outcome = outcomeOf(
        decision,
        written,
        settings.map(({ name }) => name),
      );
      const [asked] = outcomes;
      if (asked !== undefined && asked.manyRemoved === undefined && outcome.manyRemoved !== undefined)
        throw removesMoreNow(file, outcome.manyRemoved);
      outcomes.push(outcome);
      const changes = [...settings.map(({ change }) => change), ...written.changes];
      if (changes.length > 0) doing = outcome;
      names = decision.added.map(({ name }) => name);
      return changes;
    },
    check(result: IniDocument): void {
      const config = configOf(result, request.credentials);
      for (const name of names) resolveRole(config, name);
    },
  };
  const plan = planEdit(edit, before);
  return {
    edit: plan,
    outcome: ({ written } = { written: false }) => (written && doing) || (outcomes.at(-1) as SyncOutcome),
  };
}

function decide({ document, source }: IniEditor, request: SyncRequest): SyncDecision {
  const config: Config = configOf(document, request.credentials);
  const sessions = [...request.listings].map(([name, listing]) => {
    const settings = settingsOf(findSession(config, name), request.given);
    return { name, listing, settings, desired: desiredProfiles(name, listing, settings) };
  });
  const { credentials, prune = false } = request;
  return decideSync({ document, lines: source.lines, credentials, sessions, prune });
}

function removesMoreNow(file: string, { removed, of }: { removed: number; of: number }): SsoctlError {
  const because = `${file} changed meanwhile, and ${removed} of ${of} generated profiles would be removed now`;
  return new SsoctlError('CONFIG_CHANGED', because, { hint: 'run the command again' });
}
