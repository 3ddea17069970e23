import { closest } from '@ssoctl/core/internal/config/closest';
import { requireRoleName } from '@ssoctl/core/internal/config/given-values';
import { SsoctlError } from '@ssoctl/core/internal/errors/index';
import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import type { Context } from '../../kit/context.ts';
import { findAccount } from '../../portal/find-account.ts';
import { accountLabels } from './labels.ts';
import type { Offer, OfferedRole } from './offer.ts';

type Asking = Pick<Context, 'prompt'>;

/**
 * One role: named, the only one, or picked.
 * @throws ACCESS_DENIED when there is no such role, ACCOUNT_ID_INVALID, USAGE, ANSWER_NEEDED
 */
export async function chooseRole(
  context: Asking,
  offer: Offer,
  named: { account: string | undefined; role: string | undefined },
): Promise<OfferedRole> {
  const accounts = await offer.accounts();
  const account =
    named.account === undefined ? await pickAccount(context, accounts) : findAccount(accounts, named.account);
  const roles = await offer.rolesIn(account.accountId);
  if (roles.length === 0)
    throw new SsoctlError('ACCESS_DENIED', `you may use no role in ${titleOf(account)}`, {
      hint: 'ask your administrator for an assignment',
    });
  const roleName = named.role === undefined ? await pickRole(context, roles) : roleNamed(account, roles, named.role);
  return { ...account, roleName };
}

async function pickAccount({ prompt }: Asking, accounts: readonly PortalAccount[]): Promise<PortalAccount> {
  const [only, ...others] = accounts;
  if (only !== undefined && others.length === 0) return only;
  const labels = accountLabels(accounts);
  const choices = accounts.map((value, at) => ({ value, label: labels[at] ?? value.accountId }));
  return prompt.select('Which account?', choices, { missing: 'the account is missing', flag: '--account ID' });
}

async function pickRole({ prompt }: Asking, roles: readonly string[]): Promise<string> {
  const [only, ...others] = roles;
  if (only !== undefined && others.length === 0) return only;
  const choices = roles.map((value) => ({ value, label: value }));
  return prompt.select('Which role?', choices, { missing: 'the role is missing', flag: '--role NAME' });
}

function roleNamed(account: PortalAccount, roles: readonly string[], wanted: string): string {
  if (roles.includes(wanted)) return wanted;
  requireRoleName(wanted);
  const meant = closest(wanted, roles);
  const also = meant === undefined ? '' : `; did you mean ${meant}?`;
  throw new SsoctlError('ACCESS_DENIED', `you may not use the role ${wanted} in ${titleOf(account)}${also}`, {
    hint: `give one of: ${roles.join(', ')}`,
    details: { role: wanted, closest: meant },
  });
}

function titleOf({ accountId, accountName }: PortalAccount): string {
  return accountName ? `account ${JSON.stringify(accountName)} (${accountId})` : `account ${accountId}`;
}
