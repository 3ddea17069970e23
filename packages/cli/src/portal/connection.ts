import type { SignIn } from '@ssoctl/core/internal/config/types';
import { isSsoctlError } from '@ssoctl/core/internal/errors/index';
import { portalClient } from '@ssoctl/core/internal/portal/client';
import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import type { OnEvent } from '@ssoctl/core/internal/ports/index';
import { loginCommand } from '@ssoctl/core/internal/session/failures';
import type { Context, Services } from '../kit/context.ts';
import { createPace } from './pace.ts';

/** The access portal, as the person who is signed in. */
export interface PortalConnection {
  /** @throws SIGN_IN_REQUIRED, SESSION_ENDED, ACCESS_DENIED and the network's codes */
  accounts(): Promise<PortalAccount[]>;
  /** Names of roles, in order. Paced, so that many of these calls are not throttled. The same codes. */
  roles(accountId: string): Promise<string[]>;
}

export function connectPortal(context: Pick<Context, 'signal'>, services: Services, signIn: SignIn): PortalConnection {
  const { world, settings, sessions } = services;
  const { signal } = context;
  const pace = createPace(world.clock);
  const onEvent: OnEvent = (event) => {
    if (event.kind === 'call' && event.status === 429) pace.throttled();
    else if (event.kind === 'call' && event.status === 200) pace.succeeded();
    world.onEvent(event);
  };
  const portal = portalClient({
    ...world,
    onEvent,
    settings,
    region: signIn.region,
    loginHint: `run: ${loginCommand(signIn)}`,
  });

  /** The portal may have ended a token that looks good here; another one is tried once. */
  async function withToken<T>(work: (accessToken: string) => Promise<T>): Promise<T> {
    const { accessToken } = await sessions.accessToken(signIn, { signal });
    try {
      return await work(accessToken);
    } catch (error) {
      if (!isSsoctlError(error, 'SESSION_ENDED')) throw error;
      const renewed = await sessions.accessToken(signIn, { signal, rejected: accessToken });
      return work(renewed.accessToken);
    }
  }

  return {
    async accounts() {
      const found = await withToken((token) => all(portal.listAccounts(token, { signal })));
      return found.sort(byName);
    },
    async roles(accountId) {
      await pace.turn(signal);
      const found = await withToken((token) => all(portal.listAccountRoles(token, accountId, { signal })));
      return found.map(({ roleName }) => roleName).sort();
    },
  };
}

async function all<T>(pages: AsyncIterable<readonly T[]>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

function byName(a: PortalAccount, b: PortalAccount): number {
  return compare(a.accountName ?? '', b.accountName ?? '') || compare(a.accountId, b.accountId);
}

/** By code points: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
