/**
 * What a report's script reads: columns instead of objects, indexes instead of ids, numbers packed. Everything is sorted by name, so that
 * an index is a place in the order that a person expects. A missing name is ''.
 */
export interface ReportData {
  takenAt: string;
  accounts: {
    ids: string[];
    names: string[];
    emails: string[];
    /** Of `units`. */
    unit: number[];
    /** Of `states`. */
    state: number[];
  };
  units: string[];
  /** '' is ACTIVE. */
  states: string[];
  sets: {
    arns: string[];
    names: string[];
    descriptions: string[];
    sessions: string[];
    /** Lines that tell what it grants. */
    policies: string[][];
  };
  users: {
    ids: string[];
    names: string[];
    displayNames: string[];
    emails: string[];
    flags: number[];
  };
  groups: {
    ids: string[];
    names: string[];
    descriptions: string[];
    flags: number[];
    /** For each group the count of its members, then their indexes as differences. */
    members: string;
  };
  /** Account, set, principal, as differences; a principal is a user's index, or the count of users and a group's. */
  assignments: string;
  findings: ReportFinding[];
}

export interface ReportFinding {
  /** What kind of finding, such as `empty-group`. */
  id: string;
  severity: 'error' | 'warn' | 'info';
  kind: 'account' | 'set' | 'group' | 'user';
  /** Its place; -1: nothing else speaks of it. */
  at: number;
  /** Its name, or its id. */
  subject: string;
  detail: string;
}

/** Bits of `flags`. */
export const DISABLED = 1;
/** Nobody in the identity store any more. */
export const GONE = 2;
/** A call failed: who or what it is, or who its members are, is not known. */
export const UNKNOWN = 4;
