import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import { fit, visible, widthOf } from '../../kit/visible.ts';
import type { OfferedRole } from './offer.ts';

/** An account's name is whatever somebody typed; what does not fit into a list is cut. */
const WIDEST = 40;

/** `sandbox      012345678901`, below each other. */
export function accountLabels(accounts: readonly PortalAccount[]): string[] {
  const width = Math.max(0, ...accounts.map((account) => widthOf(nameOf(account))));
  return accounts.map((account) => {
    const name = nameOf(account);
    return `${name}${' '.repeat(width + 2 - widthOf(name))}${account.accountId}`;
  });
}

/** `sandbox      012345678901  PowerUserAccess`, below each other. */
export function roleLabels(roles: readonly OfferedRole[]): string[] {
  return accountLabels(roles).map((label, at) => `${label}  ${roles[at]?.roleName}`);
}

function nameOf({ accountName }: PortalAccount): string {
  return accountName ? fit(visible(accountName), WIDEST) : '(no name)';
}
