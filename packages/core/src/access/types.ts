import type { Assignment, PrincipalType } from '../directory/types.ts';

/** What is the matter with a row's subject, where something is. `unknown`: no call could tell who or what the principal is. */
export type RowState = 'deleted' | 'empty-group' | 'unknown' | 'suspended-account';

/**
 * One person, and one path by which they reach one permission set in one account. `via` absent: assigned directly. A group without
 * members, one whose members are unknown, and a principal that is gone give one row of their own.
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
  /** Of sso-admin. `naming`: what only gives names to ids, and people to groups. */
  calls: { strategy: number; naming: number };
  /** How long the plan takes at the paces that are kept. */
  seconds: number;
  /** Sizes that nobody knows before asking and that were guessed, in words. */
  assumed?: readonly string[] | undefined;
  /** What would be cheaper, and why it cannot be. */
  insteadOf?: { strategy: Strategy; because: string } | undefined;
  /** The other strategies for the same question, and what they would cost. `lacks`: what they would not find. */
  others: readonly { strategy: Strategy; calls: number; lacks?: string | undefined }[];
}

/** What every answer says about how it came about. */
export interface Told {
  plan: CallPlan;
  /** Calls that were really made, by operation as on the wire, such as `sso-admin:ListAccountAssignments`. */
  made: Readonly<Record<string, number>>;
  /** Whether every call that was needed was answered. */
  complete: boolean;
  errors: readonly Gap[];
  /** How old the oldest part of the answer is, in ms; 0 when everything was asked now. */
  ageMs: number;
}

export interface Answer<T> extends Told {
  rows: readonly T[];
}

/** How far an answer is. Counts are calls. */
export interface Progress {
  done: number;
  /** As far as is known by now. */
  total: number;
  secondsLeft: number;
}

export interface AskOptions {
  signal?: AbortSignal | undefined;
  /** Names and members that are younger are used without a call. Default 15 minutes. */
  maxAgeMs?: number | undefined;
  /** Ask everything anew. The answers are kept all the same. */
  refresh?: boolean | undefined;
  /** Told before the plan is carried out; once more when another strategy has to be taken. */
  onPlan?: ((plan: CallPlan) => void) | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

/** The links of the chain from a person to a permission set in an account, in their order. */
export type WhyStep =
  | 'user-exists'
  | 'user-enabled'
  | 'account-in-organization'
  | 'account-active'
  | 'permission-set-exists'
  | 'assigned'
  | 'provisioned'
  | 'up-to-date';

export interface WhyLink {
  step: WhyStep;
  /** Absent where it could not be asked. */
  holds?: boolean | undefined;
  detail: string;
}

export interface Why extends Told {
  /** Whether the user gets credentials. Absent where a link that decides it could not be asked. */
  granted?: boolean | undefined;
  chain: readonly WhyLink[];
  /** The command that mends the first link that does not hold. */
  fix?: string | undefined;
}

export type Severity = 'error' | 'warn' | 'info';

export interface Finding {
  id: string;
  severity: Severity;
  subject: { kind: 'user' | 'group' | 'permission-set' | 'account'; id: string; name?: string | undefined };
  detail: string;
}

export interface Hygiene {
  findings: readonly Finding[];
  /** False where something may be missing: for a call that failed, or was never asked for. */
  complete: boolean;
  errors: readonly Gap[];
}
