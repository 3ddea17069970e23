import type { SignIn } from '@ssoctl/core/internal/config/types';
import type { ListRolesOptions, RoleListing } from '@ssoctl/core/internal/listing/types';
import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import type { Context, Services } from '../kit/context.ts';
import { startProgress } from '../kit/progress.ts';

/** The access portal, as the person who is signed in. */
export interface PortalConnection {
  /** @throws SIGN_IN_REQUIRED, SESSION_ENDED, ACCESS_DENIED and the network's codes */
  accounts(): Promise<PortalAccount[]>;
  /** Names of roles, in order. The same codes. */
  roles(accountId: string): Promise<string[]>;
  /** The roles of every account, with progress on stderr. The same codes. */
  allRoles(options?: Omit<ListRolesOptions, 'signal' | 'onProgress'>): Promise<RoleListing>;
}

export function connectPortal(
  { output, signal }: Pick<Context, 'output' | 'signal'>,
  { listings }: Services,
  signIn: SignIn,
): PortalConnection {
  return {
    accounts: () => listings.accounts(signIn, { signal }),
    roles: (accountId) => listings.rolesIn(signIn, accountId, { signal }),
    async allRoles(options) {
      const progress = startProgress(output, 'Asking accounts for their roles');
      try {
        return await listings.roles(signIn, { ...options, signal, onProgress: progress.update });
      } finally {
        progress.end();
      }
    },
  };
}
