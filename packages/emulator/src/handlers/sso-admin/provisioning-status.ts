import type { ProvisioningStatus } from '@ssoctl/core/wire';
import type { Provisioned } from '../../state/provisioning.ts';
import { oneOf } from '../aws-json/fields.ts';

export const provisioningStatus = oneOf('LATEST_PERMISSION_SET_PROVISIONED', 'LATEST_PERMISSION_SET_NOT_PROVISIONED');

/** Whether a filter lets a permission set's place in an account through; none lets all. */
export function isWanted({ latest }: Provisioned, filter: ProvisioningStatus | undefined): boolean {
  return filter === undefined || latest === (filter === 'LATEST_PERMISSION_SET_PROVISIONED');
}
