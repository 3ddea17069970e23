import type { AccountInfo, ListAccountsResponse } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { json, type Reply } from '../reply.ts';
import { page } from './paging.ts';
import { authenticate, type PortalRequest } from './request.ts';

/** In the seed's order: the service promises none. Suspended accounts are listed, and refuse credentials. */
export function listAccounts(state: State, request: PortalRequest): Reply {
  const { userName } = authenticate(state, request);
  const { items, nextToken } = page(state, request, `accounts of ${userName}`, state.directory.accountsOf(userName));
  const accountList = items.map(
    ({ id, name, email }): AccountInfo => ({
      accountId: id,
      ...(name === undefined ? {} : { accountName: name }),
      ...(email === undefined ? {} : { emailAddress: email }),
    }),
  );
  const response: ListAccountsResponse = { nextToken, accountList };
  return json(200, response);
}
