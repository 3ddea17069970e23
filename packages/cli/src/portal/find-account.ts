import { closest } from '@ssoctl/core/internal/config/closest';
import { accountIdFault } from '@ssoctl/core/internal/config/configured-values';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { PortalAccount } from '@ssoctl/core/internal/portal/types';

/** The account of that id or exact name. @throws ACCOUNT_ID_INVALID, ACCESS_DENIED, USAGE */
export function findAccount(accounts: readonly PortalAccount[], wanted: string): PortalAccount {
  const byId = accounts.find(({ accountId }) => accountId === wanted);
  if (byId !== undefined) return byId;
  const [named, another] = accounts.filter(({ accountName }) => accountName === wanted);
  if (named !== undefined && another !== undefined)
    throw new SsoctlError('USAGE', `several accounts are called ${JSON.stringify(wanted)}`, {
      hint: `give an id: ${named.accountId} or ${another.accountId}`,
    });
  if (named !== undefined) return named;
  throw notFound(accounts, wanted);
}

function notFound(accounts: readonly PortalAccount[], wanted: string): SsoctlError {
  const fault = /^[\d\s-]+$/.test(wanted) ? accountIdFault(wanted) : undefined;
  if (fault !== undefined)
    return new SsoctlError('ACCOUNT_ID_INVALID', `${wanted} ${fault.because}`, {
      hint: fault.fixed === undefined ? 'run: ssoctl accounts' : `run: ssoctl roles ${fault.fixed}`,
      details: { accountId: wanted, fixed: fault.fixed },
    });
  const meant = closest(
    wanted,
    accounts.flatMap(({ accountName }) => accountName ?? []),
  );
  const also = meant === undefined ? '' : `; did you mean ${JSON.stringify(meant)}?`;
  const isId = /^\d{12}$/.test(wanted);
  return new SsoctlError(
    'ACCESS_DENIED',
    `you may use no account ${isId ? wanted : `called ${JSON.stringify(wanted)}`}${also}`,
    { hint: 'run: ssoctl accounts', details: { account: wanted, closest: meant } },
  );
}
