import type { EditPlan, SectionChange } from '../config/edit-plan.ts';
import { requireName } from '../config/given-values.ts';
import { configOf } from '../config/load.ts';
import { planEdit } from '../config/plan-edit.ts';
import { resolveProfile } from '../config/resolve-profile.ts';
import { findSession } from '../config/resolve-session.ts';
import type { IniDocument } from '../ini/document.ts';
import type { IniEditor } from '../ini/editor.ts';
import { profileMap } from '../ini/profile-map.ts';
import { Contradiction } from './agreed.ts';
import { editProfile } from './edit-profile.ts';
import { findCandidates } from './find-candidates.ts';
import { insertLegacyCopy } from './legacy-copy.ts';
import { readCandidate } from './read-candidate.ts';
import { rewrittenBlocks } from './rewritten-block.ts';
import { type PooledSession, requireSamePortal, requireUsable, SessionPool } from './session-pool.ts';
import type { Candidate, ProfileForm, Skipped } from './types.ts';

export interface MigrationOptions {
  /** The config file. */
  file: string;
  credentials: IniDocument;
  /** By their names; undefined: all of an old form. */
  profiles?: readonly string[] | undefined;
  /** An `[sso-session]` that all of them are to use. */
  session?: string | undefined;
  /** What to call the session that is made. */
  sessionName?: string | undefined;
  /** Which session each instance of aws-sso-cli is. Default: the one of that name. */
  instances?: ReadonlyMap<string, string> | undefined;
  /** Keeps `NAME-legacy` beside each, for tools that know no sessions. */
  keepLegacyCopy?: boolean | undefined;
}

export interface MigrationOutcome {
  migrated: readonly { profile: string; from: ProfileForm; session: string }[];
  skipped: readonly Skipped[];
  /** The sessions that are made. */
  sessions: readonly string[];
  /** Migrated profiles that aws-sso-cli will write anew in its own form, should it be run again. */
  rewritten: readonly string[];
}

export interface MigrationPlan {
  edit: EditPlan;
  /**
   * What the edit does, and what it leaves. The file may change before it is applied, and the edit is worked out anew then: once it
   * has been, this tells of the last time that there was something to do where it was written, and of the last time where not.
   */
  outcome(applied?: { written: boolean }): MigrationOutcome;
}

/** The instance of aws-sso-cli that no option names. */
export const DEFAULT_INSTANCE = 'Default';

/**
 * Plans to turn profiles of old forms into ones of an `[sso-session]`: the AWS CLI's own with a start URL inside, and those that aws-sso-util,
 * granted and aws-sso-cli generate. A profile keeps its name, its place, its comments and every key that is not of the old form. What
 * contradicts itself is left, and told.
 * @throws PROFILE_NOT_FOUND, SESSION_NOT_FOUND, USAGE, ALREADY_EXISTS, CONFIG_INVALID
 */
export function planMigration(options: MigrationOptions, before: Uint8Array | undefined): MigrationPlan {
  if (options.sessionName !== undefined) requireName('session', options.sessionName);
  let last: MigrationOutcome = { migrated: [], skipped: [], sessions: [], rewritten: [] };
  let lastWork = last;
  const edit = planEdit(
    {
      file: options.file,
      make(editor) {
        const made = migrate(editor, options);
        last = made.outcome;
        if (made.changes.length > 0) lastWork = last;
        return made.changes;
      },
    },
    before,
  );
  return { edit, outcome: (applied) => (applied?.written ? lastWork : last) };
}

function migrate(
  editor: IniEditor,
  options: MigrationOptions,
): { changes: Omit<SectionChange, 'file'>[]; outcome: MigrationOutcome } {
  const { document, source } = editor;
  const blocks = rewrittenBlocks(source.lines);
  const pool = new SessionPool(document);
  const { candidates, skipped } = chosen(document, options);
  const moving: { candidate: Candidate; session: PooledSession }[] = [];
  const move = (some: readonly Candidate[]) => {
    for (const candidate of some) {
      try {
        const session = sessionFor(candidate, pool, options);
        requireAgreement(candidate, session);
        moving.push({ candidate, session });
      } catch (error) {
        if (!(error instanceof Contradiction)) throw error;
        skipped.push({ profile: candidate.profile, because: error.message });
      }
    }
  };
  const isInstance = ({ signsIn }: Candidate) => signsIn.kind === 'instance';
  move(candidates.filter((candidate) => !isInstance(candidate)));
  if (options.sessionName !== undefined) pool.rename(options.sessionName);
  // An instance of aws-sso-cli may be called like a session that has just been made.
  move(candidates.filter(isInstance));
  const named = moving.map(({ candidate, session }) => ({ candidate, session, name: pool.nameOf(session) }));
  const changes = named.flatMap(({ candidate, session, name }) => {
    const { section } = candidate;
    const change = { section: section.name, action: 'change' as const, keys: editProfile(editor, candidate, name) };
    const copy = options.keepLegacyCopy ? insertLegacyCopy(editor, candidate, session) : undefined;
    return copy === undefined ? [change] : [change, copy];
  });
  for (const section of pool.made) editor.appendSection(section);
  const made = pool.made.map(({ header, entries }) => {
    return { section: header, action: 'add' as const, keys: entries.map(([key]) => key) };
  });
  return {
    changes: [...changes, ...made],
    outcome: {
      migrated: named.map(({ candidate, name }) => ({
        profile: candidate.profile,
        from: candidate.from,
        session: name,
      })),
      skipped,
      sessions: pool.made.map(({ header }) => header.slice('sso-session '.length)),
      rewritten: named
        .filter(({ candidate: { section } }) => blocks.some(({ from, to }) => from < section.line && section.line < to))
        .map(({ candidate }) => candidate.profile),
    },
  };
}

function chosen(config: IniDocument, options: MigrationOptions): { candidates: Candidate[]; skipped: Skipped[] } {
  const { profiles: names, credentials, session } = options;
  const all = configOf(config, credentials);
  if (session !== undefined) findSession(all, session);
  if (names === undefined) return findCandidates({ config, credentials });
  const candidates: Candidate[] = [];
  const skipped: Skipped[] = [];
  for (const name of new Set(names)) {
    const { kind, keys } = resolveProfile(all, name);
    const read = readCandidate(name, { config, credentials });
    if (read === undefined) {
      if (!keys.has('sso_session')) skipped.push({ profile: name, because: notOurs(config, name, kind, credentials) });
    } else if ('section' in read) candidates.push(read);
    else skipped.push(read);
  }
  return { candidates, skipped };
}

function notOurs(config: IniDocument, name: string, kind: string, credentials: IniDocument): string {
  if (!profileMap(config).profiles.has(name)) return `it stands in ${credentials.file}, which ssoctl never writes`;
  return kind === 'process'
    ? 'it has a credential_process of no tool that is known here'
    : 'it does not sign in through IAM Identity Center';
}

function sessionFor({ signsIn }: Candidate, pool: SessionPool, options: MigrationOptions): PooledSession {
  const given = options.session === undefined ? undefined : pool.named(options.session);
  if (signsIn.kind === 'session') return usable(pool.named(signsIn.name) as PooledSession);
  if (signsIn.kind === 'portal') {
    if (given !== undefined) requireSamePortal(given, signsIn);
    return given ?? pool.leadingTo(signsIn);
  }
  const instance = signsIn.name ?? DEFAULT_INSTANCE;
  const session = given ?? pool.named(options.instances?.get(instance) ?? instance);
  if (session !== undefined) return usable(session);
  throw new Contradiction(`aws-sso-cli keeps the start URL of its "${instance}" elsewhere: give --session NAME`);
}

function usable(session: PooledSession): PooledSession {
  requireUsable(session);
  return session;
}

/** The AWS CLI compares every key that stands in both. */
function requireAgreement({ section, obsolete }: Candidate, session: PooledSession): void {
  const other = section.entries.find(({ key, value }) => {
    return !obsolete.has(key) && session.keys.has(key) && session.keys.get(key) !== value;
  });
  if (other !== undefined) throw new Contradiction(`its ${other.key} is another one than the session's`);
}
