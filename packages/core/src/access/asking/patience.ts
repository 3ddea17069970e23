import type { SsoctlError } from '../../errors/index.ts';

/** After so many failures of an operation in a row the rest would fail too: nobody should wait for each. */
const GIVE_UP_AFTER = 24;

/** Decides when an operation is not worth asking any more. */
export interface Patience {
  /** The error with which everything that is still to be asked fails, unasked. */
  lost(operation: string): SsoctlError | undefined;
  answered(operation: string): void;
  failed(operation: string, error: SsoctlError): void;
}

export function createPatience(): Patience {
  const answeredOnce = new Set<string>();
  const inARow = new Map<string, number>();
  const given = new Map<string, SsoctlError>();
  return {
    lost: (operation) => given.get(operation),
    answered(operation) {
      answeredOnce.add(operation);
      inARow.delete(operation);
    },
    failed(operation, error) {
      // That something is gone is an answer. A refusal is one too, unless the right to ask lacks altogether.
      if (error.code === 'NOT_FOUND' || (error.code === 'ACCESS_DENIED' && answeredOnce.has(operation))) return;
      const count = (inARow.get(operation) ?? 0) + 1;
      inARow.set(operation, count);
      if (count >= GIVE_UP_AFTER) given.set(operation, error);
    },
  };
}
