import * as v from 'valibot';
import { instanceArn, requestId } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { organizationInstance } from './instances.ts';
import { provisioningShape } from './provision-permission-set.ts';
import { provisioningRequestOf } from './requests.ts';

export const describePermissionSetProvisioningStatus = adminRule({
  input: v.object({ InstanceArn: instanceArn, ProvisionPermissionSetRequestId: requestId }),
  answer(state, call) {
    organizationInstance(state, call, call.input.InstanceArn);
    const request = provisioningRequestOf(state, call.input.ProvisionPermissionSetRequestId);
    return { PermissionSetProvisioningStatus: provisioningShape(state, request) };
  },
});
