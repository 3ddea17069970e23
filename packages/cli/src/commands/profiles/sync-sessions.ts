import { resolveSession } from '@ssoctl/core/internal/config/resolve-session';
import type { Config, SessionSection, SignIn } from '@ssoctl/core/internal/config/types';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import { MARK, readMark } from '@ssoctl/core/internal/sync/mark';
import { hasSettings } from '@ssoctl/core/internal/sync/settings';
import type { Context } from '../../kit/context.ts';
import { chooseSignIns } from '../../selection/sign-in.ts';

/**
 * The sessions to sync: those named, all, those that were synced before, the only one, or else the one that is meant.
 * @throws USAGE for a sign-in without an sso-session, and what finding a session throws
 */
export async function sessionsToSync(
  context: Pick<Context, 'globals' | 'env' | 'prompt'>,
  config: Config,
  wanted: { named: readonly string[]; all: boolean },
): Promise<SignIn[]> {
  const { session, profile } = context.globals;
  const isOpen = wanted.named.length === 0 && !wanted.all && session === undefined && profile === undefined;
  const sections = [...config.sessions.values()];
  const synced = isOpen ? sections.filter(wasSynced(config)) : [];
  // Profiles without a session say nothing about what to sync.
  const meant = synced.length > 0 ? synced : sections.length === 1 ? sections : [];
  if (isOpen && meant.length > 0) return meant.map(({ name }) => resolveSession(config, name));
  const chosen = await chooseSignIns(context, config, wanted);
  const sessions = wanted.all ? chosen.filter(({ kind }) => kind === 'sso-session') : chosen;
  const legacy = chosen.find(({ kind }) => kind === 'legacy');
  if (legacy === undefined || (wanted.all && sessions.length > 0)) return sessions;
  throw new SsoctlError(
    'USAGE',
    `profile ${legacy.name} has no sso-session, and generated profiles sign in through one`,
    { hint: 'run: ssoctl profiles migrate', details: { profile: legacy.name } },
  );
}

/** Whether a session remembers how to sync, or profiles were generated for it. */
export function wasSynced({ profiles }: Config): (session: SessionSection) => boolean {
  const marked = new Set([...profiles.values()].flatMap(({ keys }) => readMark(keys.get(MARK) ?? '')?.session ?? []));
  return ({ name, keys }) => hasSettings(keys) || marked.has(name);
}
