import { faultsOf } from '../faults.ts';
import type { Check } from '../types.ts';

/** The AWS CLI takes a byte order mark for a part of the first line, and refuses the file. */
export const byteOrderMark: Check = {
  id: 'byte-order-mark',
  *look(reading) {
    for (const fault of faultsOf(reading, 'byte-order-mark'))
      yield { ...fault, mend: fault.inConfig ? (repairs) => repairs.removeByteOrderMark() : undefined };
  },
};
