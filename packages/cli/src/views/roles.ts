import { table } from '../kit/table.ts';
import type { View } from '../kit/view.ts';
import type { Failure } from './failure.ts';

export interface Role {
  accountId: string;
  accountName?: string | undefined;
  roleName: string;
}

export interface RoleList {
  session: string;
  roles: readonly Role[];
  errors: readonly Failure[];
}

export const rolesView: View<RoleList> = {
  schema: 'ssoctl/roles/1',
  json: ({ session, roles, errors }) => ({ session, roles, complete: errors.length === 0, errors }),
  *lines({ roles }, page) {
    if (roles.length === 0 && page.terminal) yield 'You may use no role.';
    else
      yield* table(
        [{ title: 'ACCOUNT', shrinks: true }, { title: 'ID' }, { title: 'ROLE', shrinks: true }],
        roles.map(({ accountName = '', accountId, roleName }) => [
          accountName,
          { text: accountId, paint: page.colours.dim },
          { text: roleName, paint: page.colours.bold },
        ]),
        page,
      );
  },
};
