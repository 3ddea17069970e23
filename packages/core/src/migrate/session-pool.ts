import { SsoctlError } from '../errors/index.ts';
import type { IniDocument } from '../ini/document.ts';
import type { NewSection } from '../ini/editor.ts';
import { profileMap } from '../ini/profile-map.ts';
import { ACCOUNT_ACCESS_SCOPE } from '../wire/operations.ts';
import { isRegion } from '../wire/partitions.ts';
import { canonicalStartUrl, readStartUrl } from '../wire/start-url.ts';
import { Contradiction } from './agreed.ts';
import { nameForPortal } from './name-session.ts';

export interface PooledSession {
  name: string;
  startUrl: string;
  region: string;
  /** All that the section says: none of it may differ from what a profile says. */
  keys: ReadonlyMap<string, string>;
}

interface Portal {
  startUrl: string;
  region: string;
  scopes: readonly string[];
}

interface Made extends Portal {
  name: string;
  scopes: string[];
}

/** The sessions that profiles can move to: those that are there, and new ones, one for a portal and Region. */
export class SessionPool {
  readonly #existing: readonly PooledSession[];
  readonly #taken: Set<string>;
  readonly #made = new Map<string, Made>();

  constructor(config: IniDocument) {
    const { sessions } = profileMap(config);
    this.#taken = new Set(sessions.keys());
    this.#existing = [...sessions].map(([name, { entries }]) => {
      const keys = new Map(entries.map(({ key, value }) => [key, value]));
      return { name, startUrl: keys.get('sso_start_url') ?? '', region: keys.get('sso_region') ?? '', keys };
    });
  }

  named(name: string): PooledSession | undefined {
    const made = [...this.#made.values()].find((one) => one.name === name);
    return made === undefined ? this.#existing.find((session) => session.name === name) : pooled(made);
  }

  /** The session that leads to a portal; a new one where there is none. Names that want quotes are not spread further. */
  leadingTo(portal: Portal): PooledSession {
    const found = this.#existing.find((one) => isPlain(one.name) && leads(one, portal));
    if (found !== undefined) return found;
    const key = `${portal.region} ${canonicalStartUrl(portal.startUrl)}`;
    const made = this.#made.get(key) ?? { ...portal, startUrl: written(portal.startUrl), name: '', scopes: [] };
    for (const scope of portal.scopes) if (!made.scopes.includes(scope)) made.scopes.push(scope);
    if (made.name === '') made.name = this.#freeName(portal);
    this.#made.set(key, made);
    return pooled(made);
  }

  /**
   * Gives the only new session a name that was chosen.
   * @throws USAGE where there are several new ones, ALREADY_EXISTS where the name is taken
   */
  rename(name: string): void {
    const [only, ...others] = this.#made.values();
    if (only === undefined) return;
    if (others.length > 0)
      throw new SsoctlError('USAGE', `${others.length + 1} sessions would be made, and one name is given for them`, {
        hint: 'migrate the profiles of one portal at a time, by their names',
      });
    const there = this.#existing.find((session) => session.name === name);
    if (there !== undefined)
      throw new SsoctlError('ALREADY_EXISTS', `the sso-session "${name}" exists and leads to ${there.startUrl}`, {
        hint: 'choose another name',
      });
    only.name = name;
  }

  /** The name that a session has got by now. */
  nameOf({ startUrl, region, name }: PooledSession): string {
    return this.#made.get(`${region} ${canonicalStartUrl(startUrl)}`)?.name ?? name;
  }

  get made(): readonly NewSection[] {
    return [...this.#made.values()].map((made) => ({ header: `sso-session ${made.name}`, entries: entriesOf(made) }));
  }

  #freeName({ startUrl, region }: Portal): string {
    const name = nameForPortal(startUrl);
    const names = [name, `${name}-${region}`];
    for (let number = 2; ; number += 1) {
      const free = names.find((one) => !this.#taken.has(one));
      if (free === undefined) names.push(`${name}-${number}`);
      else {
        this.#taken.add(free);
        return free;
      }
    }
  }
}

function pooled(made: Made): PooledSession {
  return { ...made, keys: new Map(entriesOf(made)) };
}

/** @throws Contradiction where nobody could sign in to the session */
export function requireUsable({ name, startUrl, region }: PooledSession): void {
  const read = readStartUrl(startUrl);
  if (isRegion(region) && (read.ok || read.why === 'not-aws')) return;
  throw new Contradiction(`the session "${name}" is not in order; see: ssoctl profiles lint`);
}

/** @throws Contradiction where a session that was chosen leads elsewhere */
export function requireSamePortal(session: PooledSession, portal: Portal): void {
  if (leads(session, portal)) return;
  throw new Contradiction(
    `it signs in to ${portal.startUrl} in ${portal.region}, the session "${session.name}" to ${session.startUrl} in ${session.region}`,
  );
}

function leads(session: PooledSession, { startUrl, region }: Portal): boolean {
  return session.region === region && canonicalStartUrl(session.startUrl) === canonicalStartUrl(startUrl);
}

function entriesOf({ startUrl, region, scopes }: Made): [string, string][] {
  const all = [ACCOUNT_ACCESS_SCOPE, ...scopes.filter((scope) => scope !== ACCOUNT_ACCESS_SCOPE)];
  return [
    ['sso_start_url', startUrl],
    ['sso_region', region],
    ['sso_registration_scopes', all.join(',')],
  ];
}

/** A vanity address is written as it was given. */
function written(startUrl: string): string {
  const read = readStartUrl(startUrl);
  return read.ok ? read.url : startUrl.trim();
}

function isPlain(name: string): boolean {
  return /^[A-Za-z0-9._@:/+-]+$/.test(name);
}
