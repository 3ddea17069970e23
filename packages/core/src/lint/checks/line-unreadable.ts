import { faultsOf } from '../faults.ts';
import type { Check } from '../types.ts';

/** Lines that are no header, no comment and no key. The AWS CLI and boto3 refuse the whole file for one of them. */
export const lineUnreadable: Check = {
  id: 'line-unreadable',
  look: (reading) => faultsOf(reading, 'bad-header', 'no-section', 'no-separator', 'no-key', 'broken-nesting'),
};
