import * as v from 'valibot';
import { derivedUuid } from '../../seed/derive.ts';
import type { State } from '../../state/state.ts';
import { instanceArn } from '../aws-json/fields.ts';
import { adminRule } from '../aws-json/rule.ts';
import { createdAt } from '../created.ts';
import { nameOf } from './instance-name.ts';
import { type Instance, instanceOf } from './instances.ts';

export const describeInstance = adminRule({
  input: v.object({ InstanceArn: instanceArn }),
  answer(state, call) {
    const instance = instanceOf(state, call, call.input.InstanceArn);
    return {
      InstanceArn: instance.arn,
      IdentityStoreId: instance.identityStoreId,
      OwnerAccountId: instance.ownerAccountId,
      ...nameOf(instance),
      CreatedDate: createdAt(state, instance.arn),
      Status: 'ACTIVE',
      EncryptionConfigurationDetails: encryptionOf(state, instance),
      PermissionSetsEnabled: instance.kind === 'organization',
    };
  },
});

/** More Regions than one need a key of the customer's own. */
function encryptionOf({ seed }: State, { arn, region, ownerAccountId, moreRegions }: Instance): object {
  if (moreRegions.length === 0) return { KeyType: 'AWS_OWNED_KMS_KEY', EncryptionStatus: 'ENABLED' };
  const key = derivedUuid(seed.key, 'key', arn).replaceAll('-', '');
  return {
    KeyType: 'CUSTOMER_MANAGED_KEY',
    KmsKeyArn: `arn:${seed.instance.partition}:kms:${region}:${ownerAccountId}:key/mrk-${key}`,
    EncryptionStatus: 'ENABLED',
  };
}
