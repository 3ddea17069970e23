import type { IniDocument, IniSection } from '../ini/document.ts';
import type { TextLines } from '../ini/lines.ts';
import { collisionsAmong } from './collisions.ts';
import { fateOf } from './fate.ts';
import { giveNames } from './give-names.ts';
import { type Match, matchProfiles } from './match.ts';
import { nameHolders } from './name-holders.ts';
import { handEdits, type OwnedProfile, ownedProfiles } from './owned.ts';
import type { Collision, DesiredProfile, Kept, SyncedSession } from './types.ts';

/** What a sync does to the profiles of a file. */
export interface SyncDecision {
  added: readonly DesiredProfile[];
  /** Profiles of ours that should be there under the name that they have. */
  same: readonly Match[];
  renamed: readonly Match[];
  removed: readonly OwnedProfile[];
  kept: readonly Kept[];
  collisions: readonly Collision[];
  /** Accounts whose roles have to be asked for in this run before it is certain that profiles of ours may go. */
  unasked: readonly string[];
  /** Every profile that these sessions' syncs have written. */
  owned: readonly OwnedProfile[];
}

/** What there is to decide on: the files, and what the sessions of the run should have. */
export interface SyncState {
  document: IniDocument;
  lines: TextLines;
  credentials: IniDocument;
  sessions: readonly SyncedSession[];
  prune: boolean;
}

/** Decides; changes nothing. Names are given to nobody where two want one, or where somebody else has it. */
export function decideSync(state: SyncState): SyncDecision {
  const { document, credentials, sessions } = state;
  const owned = ownedProfiles(document);
  const desired = sessions.flatMap((session) => session.desired);
  const among = collisionsAmong(desired);
  const contested = new Set(among.map(({ name }) => name));
  const matching = matchProfiles(owned, desired);
  const { removed, kept, unasked } = decideLeft(matching.left, state);
  const free = new Set<IniSection>(removed.map(({ section }) => section));
  const uncontested = ({ desired: { name } }: Match) => !contested.has(name);
  const naming = giveNames(
    matching.renamed.filter(uncontested),
    matching.missing.filter(({ name }) => !contested.has(name)),
    nameHolders(document, credentials, owned),
    free,
  );
  const staying = matching.staying.filter(uncontested).map(({ owned: profile, desired: { name } }) => ({
    name: profile.name,
    because: `${handEdits(profile, state.lines)}, so it is not renamed to ${name}`,
  }));
  const names = new Set(sessions.map(({ name }) => name));
  return {
    added: naming.added,
    same: matching.same.filter(uncontested),
    renamed: naming.renamed,
    removed,
    kept: [...kept, ...staying, ...naming.kept],
    collisions: [...among, ...naming.collisions],
    unasked,
    owned: [...owned.values()].filter(({ mark }) => names.has(mark.session)),
  };
}

function decideLeft(left: readonly OwnedProfile[], { sessions, lines, prune }: SyncState) {
  const removed: OwnedProfile[] = [];
  const kept: Kept[] = [];
  const accounts = new Set<string>();
  for (const profile of left) {
    const session = sessions.find(({ name }) => name === profile.mark.session);
    if (session === undefined) continue;
    const { because, removable, unasked } = fateOf(profile, session, lines);
    if (unasked !== undefined) accounts.add(unasked);
    if (removable && prune) removed.push(profile);
    else kept.push({ name: profile.name, because: removable ? `${because}; --prune removes it` : because });
  }
  return { removed, kept, unasked: [...accounts] };
}
