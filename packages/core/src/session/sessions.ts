import { listingStore, registrationStore, roleCredentialsStore, tokenStore } from '../cache/index.ts';
import type { ServiceSettings, SignIn } from '../config/types.ts';
import { oidcClient } from '../oidc/client.ts';
import { portalClient } from '../portal/client.ts';
import type { World } from '../ports/index.ts';
import { accessToken } from './access-token.ts';
import type { SessionDeps } from './deps.ts';
import { loginCommand } from './failures.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { stateOf } from './state.ts';
import type { Sessions } from './types.ts';

/** The sign-ins of this machine, as `settings` say the services are to be called. Nothing is read or called before it is needed. */
export function createSessions(world: World, settings: ServiceSettings): Sessions {
  const calling = (who: SignIn) => ({
    ...world,
    settings,
    region: who.region,
    loginHint: `run: ${loginCommand(who)}`,
  });
  const deps: SessionDeps = {
    world,
    tokens: tokenStore(world),
    registrations: registrationStore(world),
    roleCredentials: roleCredentialsStore(world),
    listings: listingStore(world),
    oidc: (who) => oidcClient(calling(who)),
    portal: (who) => portalClient(calling(who)),
    async told(who, signal) {
      const { withToldAddress } = await import('./told-address.ts');
      return withToldAddress({ world, settings }, who, signal);
    },
  };
  return {
    state: async (who) => stateOf(who, await deps.tokens.read(who), world.clock.now()),
    accessToken: (who, options) => accessToken(deps, who, options),
    signIn: (who, options) => signIn(deps, who, options),
    signOut: (who, options) => signOut(deps, who, options),
  };
}
