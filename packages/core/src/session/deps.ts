import type { ListingStore, RegistrationStore, RoleCredentialsStore, TokenStore } from '../cache/index.ts';
import type { SignIn } from '../config/types.ts';
import type { OidcClient } from '../oidc/types.ts';
import type { PortalClient } from '../portal/types.ts';
import type { World } from '../ports/index.ts';

/** What the life of a sign-in is made of. */
export interface SessionDeps {
  world: Pick<World, 'clock' | 'files' | 'locks' | 'random' | 'browser' | 'loopback' | 'onEvent'>;
  tokens: TokenStore;
  registrations: RegistrationStore;
  roleCredentials: RoleCredentialsStore;
  listings: Pick<ListingStore, 'forget'>;
  /** The services in the sign-in's Region. Their SDK clients are loaded when the first call is made. */
  oidc(signIn: SignIn): OidcClient;
  portal(signIn: SignIn): PortalClient;
  /** The sign-in as the service is to be told of it; see `withToldAddress`. */
  told(signIn: SignIn, signal: AbortSignal | undefined): Promise<SignIn>;
}
