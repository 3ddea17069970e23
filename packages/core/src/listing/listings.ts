import { listingStore } from '../cache/index.ts';
import { serviceEndpoint } from '../call/endpoint.ts';
import { createPaces } from '../call/pace.ts';
import type { ServiceSettings } from '../config/types.ts';
import { portalClient } from '../portal/client.ts';
import type { World } from '../ports/index.ts';
import { loginCommand } from '../session/failures.ts';
import type { Sessions } from '../session/types.ts';
import { listRoles } from './list-roles.ts';
import { signedInPerson } from './person.ts';
import type { ListingDeps, Listings } from './types.ts';

/** What the portals list, as `settings` say they are to be called. Nothing is read or called before it is needed. */
export function createListings(
  world: World,
  settings: ServiceSettings,
  sessions: Pick<Sessions, 'accessToken'>,
): Listings {
  const paces = createPaces(world.clock);
  const deps: ListingDeps = {
    clock: world.clock,
    onEvent: world.onEvent,
    sessions,
    listings: listingStore(world),
    portal: (who) =>
      portalClient({
        ...world,
        settings,
        region: who.region,
        loginHint: `run: ${loginCommand(who)}`,
        pace: paces(`sso ${serviceEndpoint('sso', who.region, settings).host}`),
      }),
  };
  return {
    accounts: async (signIn, options) => (await signedInPerson(deps, signIn).accounts(options)).answer,
    rolesIn: async (signIn, accountId, options) =>
      (await signedInPerson(deps, signIn).rolesIn(accountId, options)).answer,
    roles: (signIn, options) => listRoles(deps, signIn, options),
  };
}
