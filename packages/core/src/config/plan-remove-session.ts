import { SsoctlError } from '../errors/index.ts';
import type { IniDocument } from '../ini/document.ts';
import type { EditPlan } from './edit-plan.ts';
import { configOf } from './load.ts';
import { planEdit } from './plan-edit.ts';
import { removeSections, sectionsMeaning } from './plan-remove.ts';
import { findSession } from './resolve-session.ts';
import { profilesOf } from './sign-ins.ts';
import type { Config } from './types.ts';

export interface SessionRemoval {
  /** The config file. */
  file: string;
  credentials: IniDocument;
  name: string;
  /** What becomes of the profiles that use it. Default: while there are any, nothing is removed. */
  profiles?: 'keep' | 'remove' | undefined;
}

/**
 * Plans to take an `[sso-session]` out of the config file, with the settings of its `profiles sync` that stand in it.
 * @throws SESSION_NOT_FOUND; SESSION_IN_USE where profiles name it and nothing is said of them; CONFIG_INVALID
 */
export function planRemoveSession(removal: SessionRemoval, before: Uint8Array | undefined): EditPlan {
  const { file, name, credentials } = removal;
  return planEdit(
    {
      file,
      make(editor) {
        const { document } = editor;
        const config = configOf(document, credentials);
        findSession(config, name);
        const users = usersOf(config, name);
        requireUnused(config, removal, users);
        const sessions = sectionsMeaning(document, 'sessions', new Set([name]));
        const profiles = removal.profiles === 'remove' ? sectionsMeaning(document, 'profiles', new Set(users)) : [];
        return removeSections(
          editor,
          document.sections.filter((section) => sessions.includes(section) || profiles.includes(section)),
        );
      },
    },
    before,
  );
}

/** The profiles that name a session, in file order. */
export function usersOf(config: Config, session: string): string[] {
  return profilesOf(config, { kind: 'sso-session', name: session, startUrl: '', region: '', scopes: null });
}

function requireUnused(config: Config, { name, profiles, file }: SessionRemoval, users: readonly string[]): void {
  if (profiles === 'keep' || users.length === 0) return;
  // A profile of the credentials file cannot be removed here.
  const left = profiles === 'remove' ? users.filter((user) => config.profiles.get(user)?.file !== file) : users;
  if (left.length === 0) return;
  const shown = left.length > 5 ? `${left.slice(0, 5).join(', ')} and ${left.length - 5} more` : left.join(', ');
  const many = left.length === 1 ? 'a profile uses' : `${left.length} profiles use`;
  throw new SsoctlError('SESSION_IN_USE', `${many} the session "${name}": ${shown}`, {
    hint:
      profiles === 'remove'
        ? `remove them from ${config.credentialsFile}, or give --force`
        : 'give --with-profiles to remove them too, or --force to leave them without a session',
    details: { session: name, profiles: left },
  });
}
