import * as v from 'valibot';
import { instanceArn, PAGE, permissionSetArn } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { permissionSetOf } from './permission-sets.ts';
import { isWanted, provisioningStatus } from './provisioning-status.ts';

/** Accounts where nobody is assigned are among them, if the permission set was provisioned there. */
export const listAccountsForProvisionedPermissionSet = adminRule({
  input: v.object({
    InstanceArn: instanceArn,
    PermissionSetArn: permissionSetArn,
    ProvisioningStatus: v.exactOptional(provisioningStatus),
    ...PAGE['sso-admin'],
  }),
  answer(state, call) {
    const { PermissionSetArn, ProvisioningStatus } = call.input;
    const set = permissionSetOf(state, call, call.input);
    const { organization, provisioning } = state.directory;
    const items = provisioning
      .listedOf(set.name, state.clock.now())
      .filter((record) => isWanted(record, ProvisioningStatus))
      .map(({ accountId }) => accountId)
      .sort((a, b) => organization.ordinalOf(a) - organization.ordinalOf(b));
    const of = ['accounts of', PermissionSetArn, ProvisioningStatus ?? ''];
    const { items: AccountIds, ...next } = adminPage(state, call, { of, items, ordinalOf: organization.ordinalOf });
    return { AccountIds, ...next };
  },
});
