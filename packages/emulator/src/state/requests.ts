import type { OperationStatus } from '@ssoctl/core/wire';
import { assign, unassign } from './assign.ts';
import type { Grant } from './assignments.ts';
import { uuid } from './bytes.ts';
import type { State } from './state.ts';

/** Work that the service took on and does later. */
interface Work {
  requestId: string;
  /** Counts up from 0 in the order in which they came. */
  ordinal: number;
  createdAtMs: number;
  dueAtMs: number;
  status: OperationStatus;
  failureReason?: string;
}

/** An assignment on its way to be made or removed. */
export interface AssignmentRequest extends Work {
  kind: 'create' | 'delete';
  grant: Grant;
}

/** A permission set on its way into one account, or into all that have it. */
export interface ProvisioningRequest extends Work {
  kind: 'provision';
  permissionSet: string;
  accountId: string | undefined;
}

export type Request = AssignmentRequest | ProvisioningRequest;

/** What to do: a request without what the service adds to it. */
export type Order = Omit<AssignmentRequest, keyof Work> | Omit<ProvisioningRequest, keyof Work>;

/** Takes on work; it is done when its time has come. */
export function takeOn<O extends Order>(state: State, order: O): O & Work {
  const createdAtMs = state.clock.now();
  const request = {
    ...order,
    requestId: uuid(state.bytes),
    ordinal: state.requestsTaken,
    createdAtMs,
    dueAtMs: createdAtMs + state.behaviour.assignmentTime * 1000,
    status: 'IN_PROGRESS' as const,
  };
  state.requestsTaken += 1;
  state.requests.set(request.requestId, request);
  state.underWay.push(request);
  return request;
}

/** Does all work whose time has come, in its order. Called before every answer: nothing else moves while nobody asks. */
export function settle(state: State): void {
  if (state.underWay.length === 0) return;
  const nowMs = state.clock.now();
  const due = state.underWay.filter(({ dueAtMs }) => dueAtMs <= nowMs).sort((a, b) => a.dueAtMs - b.dueAtMs);
  if (due.length === 0) return;
  state.underWay = state.underWay.filter(({ dueAtMs }) => dueAtMs > nowMs);
  for (const request of due) {
    const failureReason = state.failures.shift() ?? failureOf(state, request);
    if (failureReason === undefined) carryOut(state, request);
    request.status = failureReason === undefined ? 'SUCCEEDED' : 'FAILED';
    if (failureReason !== undefined) request.failureReason = failureReason;
  }
}

/** Why the work cannot be done, in the service's manner: it tells what the parts of it answered. */
function failureOf(state: State, request: Request): string | undefined {
  const { directory } = state;
  const accountId = request.kind === 'provision' ? request.accountId : request.grant.accountId;
  const status = accountId === undefined ? 'ACTIVE' : directory.account(accountId)?.status;
  if (status === undefined) return 'Received a 404 status error: The target account was not found';
  // An account that is closed must not keep its assignments for ever.
  if (status !== 'ACTIVE' && request.kind !== 'delete') {
    return `Received a 403 status error: The target account ${accountId} is not active`;
  }
  if (request.kind !== 'create') return undefined;
  const { principalType, principalId } = request.grant;
  const there = principalType === 'USER' ? directory.people.user(principalId) : directory.people.group(principalId);
  return there === undefined ? `Received a 404 status error: ${principalType} not found` : undefined;
}

function carryOut(state: State, request: Request): void {
  const moment = { atMs: request.dueAtMs, listingDelayMs: state.behaviour.listingDelay * 1000 };
  const { provisioning } = state.directory;
  if (request.kind === 'provision') {
    const { permissionSet, accountId } = request;
    const targets = accountId === undefined ? provisioning.accountsOf(permissionSet) : [accountId];
    for (const target of targets) provisioning.provision(target, permissionSet, moment);
  } else if (request.kind === 'create') {
    assign(state.directory, request.grant, moment);
  } else {
    unassign(state.directory, request.grant, moment);
  }
}
