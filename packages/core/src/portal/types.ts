import type { RoleCredentials } from '../cache/types.ts';
import type { CallOptions } from '../call/types.ts';

export interface PortalAccount {
  accountId: string;
  accountName?: string | undefined;
  emailAddress?: string | undefined;
}

export interface PortalRole {
  accountId: string;
  roleName: string;
}

/** The access portal of one Region, as one signed-in person sees it. `accessToken` is a secret. */
export interface PortalClient {
  readonly region: string;
  /** One page a turn; pages may be empty. @throws SESSION_ENDED, ACCESS_DENIED, THROTTLED and the network's codes */
  listAccounts(accessToken: string, options?: CallOptions): AsyncIterable<readonly PortalAccount[]>;
  /** One page a turn; pages may be empty. @throws SESSION_ENDED, ACCESS_DENIED, THROTTLED and the network's codes */
  listAccountRoles(accessToken: string, accountId: string, options?: CallOptions): AsyncIterable<readonly PortalRole[]>;
  /** @throws SESSION_ENDED (401), ACCESS_DENIED (403, 404), THROTTLED (429) and the network's codes */
  getRoleCredentials(
    accessToken: string,
    role: { accountId: string; roleName: string },
    options?: CallOptions,
  ): Promise<RoleCredentials>;
  /** Ends the sign-in at the service. @throws SESSION_ENDED when it had ended already */
  logout(accessToken: string, options?: CallOptions): Promise<void>;
}
