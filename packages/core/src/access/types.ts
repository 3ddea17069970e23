import type { Assignment, PrincipalType } from '../directory/types.ts';

/** What is the matter with a row's subject, where something is. */
export type RowState = 'deleted' | 'empty-group' | 'suspended-account';

/**
 * One person, and one path by which they reach one permission set in one account. `via` absent: assigned directly. A group without
 * members and a principal that is gone give one row of their own.
 */
export interface AccessRow extends Assignment {
  accountName?: string | undefined;
  permissionSet?: string | undefined;
  principalName?: string | undefined;
  via?: { groupId: string; groupName?: string | undefined } | undefined;
  state?: RowState | undefined;
}

/** A call that failed while the rest went on: the answer lacks what it would have told. */
export interface Gap {
  operation: string;
  accountId?: string | undefined;
  permissionSetArn?: string | undefined;
  principalType?: PrincipalType | undefined;
  principalId?: string | undefined;
  code: string;
  message: string;
}

/** How a question is asked. */
export type Strategy = 'account' | 'by-account' | 'by-set' | 'by-principal' | 'principal';

export interface CallPlan {
  strategy: Strategy;
  /** Of sso-admin. `naming`: what only gives names to ids. */
  calls: { strategy: number; naming: number };
  /** How long the plan takes at the paces that are kept. */
  seconds: number;
  /** The other strategies for the same question, and what they would cost. */
  others: readonly { strategy: Strategy; calls: number }[];
}

export interface Answer<T> {
  rows: readonly T[];
  plan: CallPlan;
  /** Calls that were really made, by operation. */
  made: Readonly<Record<string, number>>;
  complete: boolean;
  errors: readonly Gap[];
  /** How old the oldest part of the answer is, in ms; 0 when everything was asked now. */
  ageMs: number;
}
