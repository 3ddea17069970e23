import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import type { Context, Services } from '../../kit/context.ts';
import { connectPortal } from '../../portal/connection.ts';
import { listForSync, type SyncListing } from '../profiles/sync-listing.ts';
import type { SessionSignIn } from './choose-session.ts';

/** A role in an account, with what the portal tells of both. */
export interface OfferedRole extends PortalAccount {
  roleName: string;
}

/** What the signed-in person may use. Asked for when it is needed, and once. */
export interface Offer {
  /** @throws ACCESS_DENIED when there is none */
  accounts(): Promise<readonly PortalAccount[]>;
  rolesIn(accountId: string): Promise<readonly string[]>;
  /** All roles of all accounts, with progress; accounts that did not answer are told as gaps. @throws ACCESS_DENIED as above */
  listing(): Promise<SyncListing>;
  /** The roles in that listing. */
  roles(): Promise<readonly OfferedRole[]>;
}

export function offerOf(context: Context, services: Services, signIn: SessionSignIn): Offer {
  const portal = connectPortal(context, services, signIn);
  let listed: SyncListing | undefined;
  const known = () => listed?.listings.get(signIn.name);

  async function listing(): Promise<SyncListing> {
    listed ??= await listForSync(context, services, [signIn], { refresh: false });
    requireSome(signIn, known()?.accounts);
    return listed;
  }

  return {
    listing,
    async accounts() {
      const accounts = known()?.accounts ?? (await portal.accounts());
      requireSome(signIn, accounts);
      return accounts;
    },
    rolesIn: async (accountId) => known()?.roles.get(accountId) ?? portal.roles(accountId),
    async roles() {
      await listing();
      const { accounts = [], roles } = known() ?? {};
      return accounts.flatMap((account) =>
        (roles?.get(account.accountId) ?? []).map((roleName) => ({ ...account, roleName })),
      );
    },
  };
}

function requireSome({ startUrl }: SessionSignIn, accounts: readonly PortalAccount[] | undefined): void {
  if (accounts === undefined || accounts.length > 0) return;
  throw new SsoctlError(
    'ACCESS_DENIED',
    `${startUrl} lists no account for whoever signed in: none is assigned yet, somebody else was meant to sign in, or it is not your organization's portal`,
    {
      hint: 'ask your administrator for an assignment, or give --force to sign in as somebody else; who was told to use `aws login` needs no portal',
      details: { startUrl },
    },
  );
}
