import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import { fit, visible, widthOf } from '../../kit/visible.ts';
import type { OfferedRole } from './offer.ts';

/** An account's name is whatever somebody typed; what does not fit into a list is cut. */
const WIDEST = 40;

/** `sandbox      012345678901`, the ids below each other. */
export function accountLabels(accounts: readonly PortalAccount[]): string[] {
  return inColumns(accounts.map((account) => [nameOf(account), account.accountName ? account.accountId : '']));
}

/** `sandbox      PowerUserAccess`, the roles below each other. */
export function roleLabels(roles: readonly OfferedRole[]): string[] {
  return inColumns(roles.map((role) => [nameOf(role), role.roleName]));
}

function nameOf({ accountName, accountId }: PortalAccount): string {
  return fit(visible(accountName || accountId), WIDEST);
}

function inColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(0, ...rows.map(([name]) => widthOf(name)));
  return rows.map(([name, other]) => `${name}${' '.repeat(width + 2 - widthOf(name))}${other}`.trimEnd());
}
