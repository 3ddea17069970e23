import type { PortalAccount } from '@ssoctl/core/internal/portal/types';
import { table } from '../kit/table.ts';
import type { View } from '../kit/view.ts';
import type { Failure } from './failure.ts';

export interface AccountList {
  session: string;
  accounts: readonly PortalAccount[];
  errors: readonly Failure[];
}

export const accountsView: View<AccountList> = {
  schema: 'ssoctl/accounts/1',
  json: ({ session, accounts, errors }) => ({ session, accounts, complete: errors.length === 0, errors }),
  *lines({ accounts }, page) {
    if (accounts.length === 0 && page.terminal) yield 'You may use no account.';
    else
      yield* table(
        [{ title: 'ACCOUNT', shrinks: true }, { title: 'ID' }, { title: 'EMAIL', shrinks: true }],
        accounts.map(({ accountName = '', accountId, emailAddress = '' }) => [
          { text: accountName, paint: page.colours.bold },
          accountId,
          { text: emailAddress, paint: page.colours.dim },
        ]),
        page,
      );
  },
};
