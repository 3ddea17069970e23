import { didYouMean } from '../../config/closest.ts';
import type { Group, OrganizationAccount, PermissionSet, User } from '../../directory/types.ts';
import { SsoctlError } from '../../errors/index.ts';

/** A kind of thing that a person names. */
export interface Named<T> {
  what: string;
  idOf(item: T): string;
  nameOf(item: T): string | undefined;
  /** By what it may be told, the most certain first. */
  by: readonly ((item: T) => string | undefined)[];
}

export const USERS: Named<Pick<User, 'userId' | 'userName' | 'email' | 'displayName'>> = {
  what: 'user',
  idOf: ({ userId }) => userId,
  nameOf: ({ userName, displayName }) => userName ?? displayName,
  by: [({ userId }) => userId, ({ userName }) => userName, ({ email }) => email, ({ displayName }) => displayName],
};

export const GROUPS: Named<Pick<Group, 'groupId' | 'displayName'>> = {
  what: 'group',
  idOf: ({ groupId }) => groupId,
  nameOf: ({ displayName }) => displayName,
  by: [({ groupId }) => groupId, ({ displayName }) => displayName],
};

export const ACCOUNTS: Named<Pick<OrganizationAccount, 'accountId' | 'name' | 'email'>> = {
  what: 'account',
  idOf: ({ accountId }) => accountId,
  nameOf: ({ name }) => name,
  by: [({ accountId }) => accountId, ({ name }) => name, ({ email }) => email],
};

export const PERMISSION_SETS: Named<Pick<PermissionSet, 'arn' | 'name'>> = {
  what: 'permission set',
  idOf: ({ arn }) => arn,
  nameOf: ({ name }) => name,
  by: [({ arn }) => arn, ({ name }) => name],
};

/** Ids in a message about several. */
const MOST_TOLD = 10;

/**
 * What was meant by what somebody typed: as it is written, else but for case. Undefined: none of these.
 * @throws USAGE when several are meant
 */
export function match<T>(kind: Named<T>, typed: string, among: readonly T[]): T | undefined {
  for (const same of [(text: string) => text === typed, (text: string) => text.toLowerCase() === typed.toLowerCase()]) {
    for (const by of kind.by) {
      const found = among.filter((item) => {
        const text = by(item);
        return text !== undefined && same(text);
      });
      if (found.length > 1) throw ambiguous(kind, typed, found);
      if (found[0] !== undefined) return found[0];
    }
  }
  return undefined;
}

/** As {@link match}. @throws NOT_FOUND when it is none of these, USAGE when several are meant */
export function pick<T>(kind: Named<T>, typed: string, among: readonly T[]): T {
  const found = match(kind, typed, among);
  if (found === undefined) throw notFound(kind, typed, among);
  return found;
}

export function notFound<T>(kind: Named<T>, typed: string, among: readonly T[] = [], hint?: string): SsoctlError {
  const names = among.flatMap((item) => kind.by.slice(1).flatMap((by) => by(item) ?? []));
  const meant = didYouMean(plain(typed), names.map(plain));
  return new SsoctlError('NOT_FOUND', `there is no ${kind.what} ${quoted(typed)}${meant}`, { hint });
}

function ambiguous<T>(kind: Named<T>, typed: string, found: readonly T[]): SsoctlError {
  const ids = found.map((item) => kind.idOf(item)).sort();
  const listed =
    ids.slice(0, MOST_TOLD).join(', ') + (ids.length > MOST_TOLD ? `, and ${ids.length - MOST_TOLD} more` : '');
  return new SsoctlError('USAGE', `${quoted(typed)} is the name of ${found.length} ${kind.what}s: ${listed}`, {
    hint: `give the id of the ${kind.what} that you mean`,
    details: { ids },
  });
}

/** In quotes, with what would move a terminal's cursor made visible. */
export function quoted(text: string): string {
  return `"${plain(text)}"`;
}

function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
