import { BEARER_HEADER, PORTAL_OPERATIONS, type WireOperation } from '@ssoctl/core/wire';
import type { State } from '../../state/state.ts';
import { carry, regionOf, type ServiceApp } from '../carry.ts';
import { answer, type Reply } from '../reply.ts';
import { getRoleCredentials } from './get-role-credentials.ts';
import { listAccountRoles } from './list-account-roles.ts';
import { listAccounts } from './list-accounts.ts';
import { logout } from './logout.ts';
import { PortalRefusal } from './refusal.ts';
import type { PortalRequest } from './request.ts';

export function mountPortal(app: ServiceApp, state: State): void {
  const on = ({ method, path }: WireOperation, rule: (state: State, request: PortalRequest) => Reply) =>
    app.all(path, (c) => {
      const bearer = c.req.header(BEARER_HEADER);
      const query = new URL(c.req.url).searchParams;
      const ruled = () => {
        if (c.req.method !== method) throw new PortalRefusal('MethodNotAllowedException');
        return rule(state, { region: regionOf(c, state), bearer, query });
      };
      return carry(state, answer(ruled));
    });
  on(PORTAL_OPERATIONS.listAccounts, listAccounts);
  on(PORTAL_OPERATIONS.listAccountRoles, listAccountRoles);
  on(PORTAL_OPERATIONS.getRoleCredentials, getRoleCredentials);
  on(PORTAL_OPERATIONS.logout, logout);
}
