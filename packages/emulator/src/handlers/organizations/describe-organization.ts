import type { OrganizationShape } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { adminRule } from '../aws-json/rule.ts';
import { checkMember } from './access.ts';
import { organizationsArn } from './arns.ts';

/** The one operation that every account of the organization may call. */
export const describeOrganization = adminRule({
  input: v.object({}),
  answer(state, call) {
    checkMember(state, call);
    const { id, managementAccountId, featureSet } = state.seed.organization;
    const email = state.directory.account(managementAccountId)?.email;
    const Organization: OrganizationShape = {
      Id: id,
      Arn: organizationsArn(state, 'organization'),
      FeatureSet: featureSet,
      MasterAccountId: managementAccountId,
      MasterAccountArn: organizationsArn(state, 'account', managementAccountId),
      ...(email === undefined ? {} : { MasterAccountEmail: email }),
      AvailablePolicyTypes: featureSet === 'ALL' ? [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] : [],
    };
    return { Organization };
  },
});
