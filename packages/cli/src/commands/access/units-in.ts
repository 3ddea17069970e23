import type { Snapshot } from '@ssoctl/core/internal/access/index';

/** The unit that each account of a snapshot stands in. */
export function unitsIn({ accounts }: Snapshot): (accountId: string) => string | undefined {
  const units = new Map(accounts.map(({ accountId, unit }) => [accountId, unit]));
  return (accountId) => units.get(accountId);
}
