import type { AdminServiceId } from '@ssoctl/core/wire';
import * as v from 'valibot';
import { type AwsJsonRefusal, refusal, refusedAtDoor } from './refusal.ts';

/** A body as an object; none counts as `{}`. @throws AwsJsonRefusal SerializationException */
export function readBody(body: string): Record<string, unknown> {
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return withoutNulls(value);
  } catch {
    throw refusedAtDoor('SerializationException');
  }
  throw refusedAtDoor('SerializationException');
}

/** Members that are null count as absent, at any depth. */
function withoutNulls(value: object): Record<string, unknown> {
  const kept = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(
    kept.map(([name, member]) => [
      name,
      typeof member === 'object' && !Array.isArray(member) ? withoutNulls(member as object) : member,
    ]),
  );
}

/** The input that a schema reads. @throws AwsJsonRefusal ValidationException, or in Organizations InvalidInputException */
export function readInput<S extends v.GenericSchema>(
  service: AdminServiceId,
  schema: S,
  raw: unknown,
): v.InferOutput<S> {
  const read = v.safeParse(schema, raw, { abortPipeEarly: true });
  if (read.success) return read.output;
  const faults = read.issues.map(
    (issue) => `Value at '${memberOf(issue)}' failed to satisfy constraint: ${constraintOf(issue)}`,
  );
  const count = faults.length === 1 ? '1 validation error' : `${faults.length} validation errors`;
  throw invalid(service, `${count} detected: ${faults.join('; ')}`);
}

/** An input that no service takes; `reason` is what Organizations calls it. */
export function invalid(service: AdminServiceId, message: string, reason = 'INVALID_PATTERN'): AwsJsonRefusal {
  return service === 'organizations'
    ? refusal(service, 'InvalidInputException', message, { Reason: reason })
    : refusal(service, 'ValidationException', message);
}

/** `instanceArn`, `filter.accountId`: the services write members in lower case here. */
function memberOf(issue: v.BaseIssue<unknown>): string {
  const path = (issue.path ?? []).map(({ key }) => String(key));
  return path.map((name) => `${name.charAt(0).toLowerCase()}${name.slice(1)}`).join('.');
}

function constraintOf(issue: v.BaseIssue<unknown>): string {
  return issue.received === 'undefined' ? 'Member must not be null' : issue.message;
}
