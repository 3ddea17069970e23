import type { SignIn } from '@ssoctl/core/internal/config/types';
import type { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { RoleListing } from '@ssoctl/core/internal/listing/types';
import type { Listing } from '@ssoctl/core/internal/sync/types';
import type { Context, Services } from '../../kit/context.ts';
import { asSsoctlError } from '../../kit/error-report.ts';
import { connectPortal } from '../../portal/connection.ts';
import type { Gap } from '../../views/sync.ts';

/** What was listed for the sessions of a run, and what could not be. */
export interface SyncListing {
  listings: ReadonlyMap<string, Listing>;
  gaps: readonly Gap[];
  /** When the portal told the oldest of the answers that were not asked for in this run. */
  oldestMs: number | undefined;
}

export interface ListingOptions {
  refresh: boolean;
  /** Listed already in this run, and the accounts whose roles have to be asked for too. */
  again?: { listing: SyncListing; accounts: ReadonlySet<string> };
}

/**
 * Lists accounts and roles of each session. The accounts are always asked for, roles only where no answer of the last minutes is
 * known. A session that cannot be listed does not keep the others back.
 * @throws what the first session fails with when none can be listed; CANCELLED
 */
export async function listForSync(
  context: Context,
  services: Services,
  signIns: readonly SignIn[],
  { refresh, again }: ListingOptions,
): Promise<SyncListing> {
  const found: [session: string, RoleListing][] = [];
  const failed: { session: string; error: SsoctlError }[] = [];
  for (const signIn of signIns) {
    const session = signIn.name;
    try {
      const portal = connectPortal(context, services, signIn);
      const mustBeFresh = again && ((accountId: string) => again.accounts.has(accountId));
      found.push([session, await portal.allRoles({ refresh, freshAccounts: true, mustBeFresh })]);
    } catch (thrown) {
      const error = asSsoctlError(thrown);
      if (context.signal.aborted || error.code === 'CANCELLED' || error.code === 'INTERNAL') throw error;
      failed.push({ session, error });
    }
  }
  const [first] = failed;
  if (first !== undefined && found.length === 0) throw first.error;
  const listings = new Map(
    found.map(([session, listing]) => [session, asListing(listing, again?.listing.listings.get(session)?.fresh)]),
  );
  const accounts = found.flatMap(([session, listing]) => listing.failed.map((one) => ({ session, ...one })));
  return {
    listings,
    gaps: [
      ...failed.map((gap) => ({ operation: 'ListAccounts' as const, ...gap })),
      ...accounts.map(({ session, accountId, error }) => ({
        operation: 'ListAccountRoles' as const,
        session,
        accountId,
        error,
      })),
    ],
    oldestMs: oldest(found, listings),
  };
}

/** @param freshToo accounts whose roles were asked for earlier in this run */
function asListing(
  { accounts, failed, accountsFresh }: RoleListing,
  freshToo: ReadonlySet<string> = new Set(),
): Listing {
  return {
    accounts: [...accounts, ...failed].map(({ accountId, accountName, emailAddress }) => {
      return { accountId, accountName, emailAddress };
    }),
    complete: accountsFresh,
    roles: new Map(accounts.map(({ accountId, roles }) => [accountId, roles])),
    fresh: new Set(
      accounts.filter(({ accountId, fresh }) => fresh || freshToo.has(accountId)).map(({ accountId }) => accountId),
    ),
  };
}

function oldest(
  found: readonly (readonly [string, RoleListing])[],
  listings: ReadonlyMap<string, Listing>,
): number | undefined {
  const earlier = found.flatMap(([session, { accounts }]) =>
    accounts
      .filter(({ accountId }) => !listings.get(session)?.fresh.has(accountId))
      .map(({ listedAtMs }) => listedAtMs),
  );
  return earlier.length === 0 ? undefined : earlier.reduce((one, other) => Math.min(one, other));
}
