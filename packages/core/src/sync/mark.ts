import { hash } from 'node:crypto';

/** The key of a profile that says who wrote it and what was written. No reader of these files minds a key it does not know. */
export const MARK = 'ssoctl_sync';

/** What a profile's mark says. */
export interface Mark {
  /** The session that it was generated for. */
  session: string;
  /** Key → digest of what was written. */
  digests: ReadonlyMap<string, string>;
}

/** Short: it tells an edit from none, and guards against nobody. The profile's name is in it, so that a copy is not ours. */
export function digestOf(profile: string, key: string, value: string): string {
  return hash('sha256', JSON.stringify([profile, key, value])).slice(0, 8);
}

/** The mark of a profile that has just been written. */
export function markFor(session: string, profile: string, entries: readonly (readonly [string, string])[]): Mark {
  return { session, digests: new Map(entries.map(([key, value]) => [key, digestOf(profile, key, value)])) };
}

/** `corp sso_session:1a2b3c4d region:5e6f7a8b`; a blank in the session's name is written `%20`. */
export function writeMark({ session, digests }: Mark): string {
  return [encoded(session), ...[...digests].map(([key, digest]) => `${key}:${digest}`)].join(' ');
}

/** Undefined for what we never write. Words that a hand has mangled are passed over: their keys are its own then. */
export function readMark(text: string): Mark | undefined {
  const [session = '', ...words] = text.split(/\s+/);
  const digests = new Map<string, string>();
  for (const word of words) {
    const [, key, digest] = /^([^:]+):([0-9a-f]{8})$/.exec(word) ?? [];
    if (key !== undefined && digest !== undefined) digests.set(key, digest);
  }
  const name = decoded(session);
  return name === undefined || digests.size === 0 ? undefined : { session: name, digests };
}

function encoded(session: string): string {
  return session.replace(/[\s%]/g, encodeURIComponent);
}

function decoded(session: string): string | undefined {
  try {
    return decodeURIComponent(session);
  } catch {
    return undefined;
  }
}
