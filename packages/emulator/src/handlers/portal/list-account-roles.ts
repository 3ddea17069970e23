import type { ListAccountRolesResponse } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { json, type Reply } from '../reply.ts';
import { page } from './paging.ts';
import { PortalRefusal } from './refusal.ts';
import { authenticate, namedAccount, type PortalRequest } from './request.ts';

export function listAccountRoles(state: State, request: PortalRequest): Reply {
  const { userName } = authenticate(state, request);
  const accountId = namedAccount(state, request);
  const roles = state.directory.rolesOf(userName, accountId);
  if (roles.length === 0) throw new PortalRefusal('ForbiddenException');
  const { items, nextToken } = page(state, request, `roles of ${userName} in ${accountId}`, roles);
  const response: ListAccountRolesResponse = {
    nextToken,
    roleList: items.map((roleName) => ({ roleName, accountId })),
  };
  return json(200, response);
}
