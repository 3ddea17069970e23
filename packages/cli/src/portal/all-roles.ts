import { isSsoctlError, type SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import { type Failure, failureOf } from '../views/failure.ts';
import type { Role } from '../views/roles.ts';
import type { PortalConnection } from './connection.ts';

const AT_ONCE = 8;
/** After so many failures in a row the rest would fail too: a person should not wait for each. */
const GIVE_UP_AFTER = 10;

export interface RolesOfAccounts {
  roles: Role[];
  errors: Failure[];
}

/**
 * The roles of each account, a few accounts at a time. An account that cannot be asked becomes an error beside the rest.
 * @throws SIGN_IN_REQUIRED, SESSION_ENDED, CANCELLED: there is no rest then
 */
export async function rolesOfAccounts(
  portal: PortalConnection,
  accounts: readonly PortalAccount[],
  onProgress: (done: number) => void = () => {},
): Promise<RolesOfAccounts> {
  const found = new Map<string, string[]>();
  const failed = new Map<string, SsoctlError>();
  const queue = [...accounts];
  let inARow = 0;

  async function ask(): Promise<void> {
    for (let account = queue.shift(); account !== undefined; account = queue.shift()) {
      try {
        found.set(account.accountId, await portal.roles(account.accountId));
        inARow = 0;
      } catch (error) {
        if (!isSsoctlError(error) || endsAll(error)) {
          queue.length = 0;
          throw error;
        }
        failed.set(account.accountId, error);
        inARow += 1;
        if (inARow >= GIVE_UP_AFTER) for (const { accountId } of queue.splice(0)) failed.set(accountId, error);
      }
      onProgress(found.size + failed.size);
    }
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, accounts.length) }, ask));
  return {
    roles: accounts.flatMap(({ accountId, accountName }) =>
      (found.get(accountId) ?? []).map((roleName) => ({
        accountId,
        ...(accountName === undefined ? {} : { accountName }),
        roleName,
      })),
    ),
    errors: [...failed].map(([accountId, error]) => failureOf('ListAccountRoles', error, accountId)),
  };
}

function endsAll(error: SsoctlError): boolean {
  return error.exitCode === 4 || error.code === 'CANCELLED' || error.code === 'INTERNAL';
}
