import * as v from 'valibot';
import { accountId, instanceArn, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import { adminRule } from '../aws-json/rule.ts';
import { organizationInstance } from './instances.ts';
import { arnOfSet, checkAccount, setOrdinal } from './permission-sets.ts';
import { isWanted, provisioningStatus } from './provisioning-status.ts';

/** Where there are none at all, the member is missing and not an empty list: callers have tripped over it. */
export const listPermissionSetsProvisionedToAccount = adminRule({
  input: v.object({
    InstanceArn: instanceArn,
    AccountId: accountId,
    ProvisioningStatus: v.exactOptional(provisioningStatus),
    ...PAGE['sso-admin'],
  }),
  answer(state, call) {
    const { InstanceArn, AccountId, ProvisioningStatus } = call.input;
    organizationInstance(state, call, InstanceArn);
    checkAccount(state, AccountId);
    const ordinal = setOrdinal(state);
    const items = state.directory.provisioning
      .listedIn(AccountId, state.clock.now())
      .filter((record) => isWanted(record, ProvisioningStatus))
      .sort((a, b) => ordinal(a.permissionSet) - ordinal(b.permissionSet));
    const of = ['provisioned in', AccountId, ProvisioningStatus ?? ''];
    const page = adminPage(state, call, { of, items, ordinalOf: ({ permissionSet }) => ordinal(permissionSet) });
    const { items: records, ...next } = page;
    if (items.length === 0 && page.NextToken === undefined) return {};
    return { PermissionSets: records.map(({ permissionSet }) => arnOfSet(state, permissionSet)), ...next };
  },
});
