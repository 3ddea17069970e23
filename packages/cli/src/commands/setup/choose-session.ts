import { tokenStore } from '@ssoctl/core/internal/cache/token-store';
import { requireName } from '@ssoctl/core/internal/config/given-values';
import { resolveSession } from '@ssoctl/core/internal/config/resolve-session';
import type { Config, SessionSection, SignIn } from '@ssoctl/core/internal/config/types';
import { isSsoctlError, SsoctlError } from '@ssoctl/core/internal/errors/index';
import { givenPortal, leadsTo } from '@ssoctl/core/internal/locate/portal';
import { nameForPortal } from '@ssoctl/core/internal/migrate/name-session';
import { ACCOUNT_ACCESS_SCOPE } from '@ssoctl/core/internal/wire/operations';
import type { Context } from '../../kit/context.ts';
import { visible } from '../../kit/visible.ts';
import type { Place } from './find-place.ts';

/** The sign-in of an `[sso-session]`. */
export type SessionSignIn = Extract<SignIn, { kind: 'sso-session' }>;

export interface ChosenSession {
  signIn: SessionSignIn;
  /** It is not in the file yet. */
  isNew: boolean;
}

/**
 * The session to use: one that is configured for the same portal and Region, else a new one under a name that is free.
 * @throws USAGE, ALREADY_EXISTS when the name given is that of another session, and what is wrong with one that is there
 */
export async function chooseSession(
  context: Context,
  config: Config,
  place: Place,
  { named, asks }: { named: string | undefined; asks: boolean },
): Promise<ChosenSession> {
  const same = named === undefined ? [...config.sessions.values()] : [config.sessions.get(named) ?? []].flat();
  const found = same.find((session) => isFor(place, session));
  if (found !== undefined) {
    const { bold } = context.output.err.colours;
    const name = bold(visible(found.name));
    context.output.say(`Session ${name} (${visible(found.file)}:${found.line}) is for this portal, and is used.`);
    return { signIn: signInOf(config, found.name), isNew: false };
  }
  const name = await newName(context, config, place, named, asks);
  return { signIn: { kind: 'sso-session', name, ...place, scopes: [ACCOUNT_ACCESS_SCOPE] }, isNew: true };
}

/**
 * A session that is configured, by its name alone; undefined where there is none, or one in another Region than is meant.
 * @throws SESSION_INCOMPLETE, START_URL_INVALID, REGION_INVALID
 */
export function sessionNamed(config: Config, name: string, region: string | undefined): ChosenSession | undefined {
  if (!config.sessions.has(name)) return undefined;
  const signIn = signInOf(config, name);
  return region === undefined || region === signIn.region ? { signIn, isNew: false } : undefined;
}

function signInOf(config: Config, name: string): SessionSignIn {
  return resolveSession(config, name) as SessionSignIn;
}

/**
 * Whether the token under the session's name is one for another portal or Region, left by a session of that name that is gone or
 * stands in another file. Whoever used it would see what that portal lists.
 */
export async function holdsTokenOfAnother(context: Context, { name, ...place }: Place & { name: string }) {
  const world = await context.world();
  const token = await tokenStore(world).read({ kind: 'sso-session', scopes: null, name, ...place });
  if (token === undefined) return false;
  return token.region !== place.region || !leadsTo(givenPortal(place.startUrl).portal, token.startUrl);
}

function isFor(place: Place, { keys }: SessionSection): boolean {
  const startUrl = keys.get('sso_start_url');
  const isSamePortal = startUrl !== undefined && leadsTo(givenPortal(place.startUrl).portal, startUrl);
  return isSamePortal && keys.get('sso_region') === place.region;
}

async function newName(
  context: Context,
  config: Config,
  place: Place,
  named: string | undefined,
  asks: boolean,
): Promise<string> {
  if (named !== undefined) requireName('session', named);
  const other = named === undefined ? undefined : config.sessions.get(named);
  if (named !== undefined && other === undefined) return named;
  const free = await freeName(context, config, place, named ?? nameForPortal(place.startUrl));
  if (other !== undefined && !asks) throw isAnothers(other, free);
  if (!asks) return free;
  if (other !== undefined) context.output.warn(isAnothers(other, free).message);
  const unasked = { missing: 'the session has no name', flag: '--session NAME' };
  return context.prompt.text('Name of the session', unasked, (text) => nameFault(config, text), free);
}

async function freeName(context: Context, config: Config, place: Place, wanted: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!config.sessions.has(name) && !(await holdsTokenOfAnother(context, { ...place, name }))) return name;
  }
}

function isAnothers({ name, file, line, keys }: SessionSection, free: string): SsoctlError {
  const portal = keys.get('sso_start_url') ?? 'no portal';
  const region = keys.get('sso_region') ?? 'no Region';
  const message = `sso-session "${name}" (${file}:${line}) is for ${portal} in ${region}`;
  return new SsoctlError('ALREADY_EXISTS', message, { hint: `give --session ${free}`, details: { file, line } });
}

function nameFault(config: Config, text: string): string | undefined {
  if (config.sessions.has(text)) return `No: there is a session ${text} for another portal`;
  try {
    requireName('session', text);
    return undefined;
  } catch (error) {
    if (!isSsoctlError(error, 'USAGE')) throw error;
    return `No: ${error.hint}`;
  }
}
