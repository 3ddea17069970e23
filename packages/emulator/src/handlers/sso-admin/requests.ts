import * as v from 'valibot';
import type { AssignmentRequest, ProvisioningRequest, Request } from '../../state/requests.ts';
import type { State } from '../../state/state.ts';
import { instanceArn, operationStatus, PAGE } from '../aws-json/fields.ts';
import { adminPage } from '../aws-json/paging.ts';
import type { AdminCall } from '../aws-json/rule.ts';
import { organizationInstance } from './instances.ts';
import { notFound } from './refusals.ts';

/** A request to make or remove an assignment, by its id. @throws AwsJsonRefusal */
export function assignmentRequestOf(state: State, kind: AssignmentRequest['kind'], id: string): AssignmentRequest {
  const request = state.requests.get(id);
  if (request === undefined || request.kind === 'provision' || request.kind !== kind) throw notFound('Request');
  return request;
}

/** A request to provision, by its id. @throws AwsJsonRefusal */
export function provisioningRequestOf(state: State, id: string): ProvisioningRequest {
  const request = state.requests.get(id);
  if (request?.kind !== 'provision') throw notFound('Request');
  return request;
}

/** What lists of requests take. */
export const requestsInput = v.object({
  InstanceArn: instanceArn,
  Filter: v.exactOptional(v.object({ Status: v.exactOptional(operationStatus) })),
  ...PAGE['sso-admin'],
});

/** Requests of a kind, the oldest first. @throws AwsJsonRefusal */
export function listRequests(
  state: State,
  call: AdminCall<v.InferOutput<typeof requestsInput>>,
  kind: Request['kind'],
) {
  organizationInstance(state, call, call.input.InstanceArn);
  const status = call.input.Filter?.Status;
  const items = [...state.requests.values()].filter(
    (request) => request.kind === kind && (status === undefined || request.status === status),
  );
  const of = ['requests', kind, status ?? ''];
  const { items: page, ...next } = adminPage(state, call, { of, items, ordinalOf: ({ ordinal }) => ordinal });
  const rows = page.map(({ status: Status, requestId: RequestId, createdAtMs }) => ({
    Status,
    RequestId,
    CreatedDate: createdAtMs / 1000,
  }));
  return { rows, next };
}
