import type { Token } from '../cache/types.ts';
import type { SignIn } from '../config/types.ts';
import { isSsoctlError } from '../errors/index.ts';
import type { PortalAccount } from '../portal/types.ts';
import { byCodePoints, byName } from './order.ts';
import type { CallerOptions, ListingDeps } from './types.ts';

/** An answer, and the token that it was given for. */
export interface Told<T> {
  answer: T;
  token: Token;
}

/** The portal, as the person who is signed in sees it. @throws SIGN_IN_REQUIRED, SESSION_ENDED and the network's codes */
export interface Person {
  /** The token at hand, renewed where need be. */
  token(options?: CallerOptions): Promise<Token>;
  /** Every account once, by name, then id. */
  accounts(options?: CallerOptions): Promise<Told<PortalAccount[]>>;
  /** Names of the roles in one account, each once, in order. */
  rolesIn(accountId: string, options?: CallerOptions): Promise<Told<string[]>>;
}

/** One token serves all calls. When the portal ends it another one is tried, once, by however many calls it was refused. */
export function signedInPerson(deps: Pick<ListingDeps, 'sessions' | 'portal'>, signIn: SignIn): Person {
  const portal = deps.portal(signIn);
  let held: Token | undefined;

  async function token({ signal }: CallerOptions = {}, rejected?: string): Promise<Token> {
    if (held === undefined || held.accessToken === rejected)
      held = await deps.sessions.accessToken(signIn, { signal, rejected });
    return held;
  }

  async function asked<T>(options: CallerOptions | undefined, ask: (accessToken: string) => Promise<T>) {
    const first = await token(options);
    try {
      return { answer: await ask(first.accessToken), token: first };
    } catch (error) {
      if (!isSsoctlError(error, 'SESSION_ENDED')) throw error;
      const another = await token(options, first.accessToken);
      return { answer: await ask(another.accessToken), token: another };
    }
  }

  return {
    token: (options) => token(options),
    accounts: (options) =>
      asked(options, async (accessToken) => {
        const found = new Map<string, PortalAccount>();
        for await (const page of portal.listAccounts(accessToken, options))
          for (const account of page) if (!found.has(account.accountId)) found.set(account.accountId, account);
        return [...found.values()].sort(byName);
      }),
    rolesIn: (accountId, options) =>
      asked(options, async (accessToken) => {
        const names = new Set<string>();
        for await (const page of portal.listAccountRoles(accessToken, accountId, options))
          for (const { roleName } of page) names.add(roleName);
        return [...names].sort(byCodePoints);
      }),
  };
}
