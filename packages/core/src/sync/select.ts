import { fitsAll, type Matched, type Pattern } from './patterns.ts';

/** Which roles get a profile. */
export interface Selection {
  include: readonly Pattern[];
  /** Each a set of patterns that all fields have to fit. */
  exclude: readonly (readonly Pattern[])[];
}

/**
 * Whether a role is included and not excluded. Patterns to include work together: of each field that any of them names one
 * has to fit. Sets to exclude work alone: `account:*-prod,role:Admin` leaves these roles in these accounts out, two sets
 * `account:*-prod` and `role:Admin` each of them everywhere.
 */
export function isSelected({ include, exclude }: Selection, role: Matched): boolean {
  return fitsAll(include, role) && !exclude.some((patterns) => fitsAll(patterns, role));
}
