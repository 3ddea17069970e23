import { faultsOf } from '../faults.ts';
import type { Check } from '../types.ts';

/** Bytes that are no UTF-8: some editors on Windows write such files. Readers refuse them, or garble names. */
export const notUtf8: Check = {
  id: 'not-utf-8',
  look: (reading) => faultsOf(reading, 'not-utf-8'),
};
