import type { CallPlan, Gap } from '@ssoctl/core/internal/access/types';
import { ERROR_CODES } from '@ssoctl/core/internal/errors/index';
import type { Output } from '../../kit/output.ts';
import { duration } from '../../kit/relative-time.ts';
import { counted } from '../../views/access-words.ts';

/** More than these are counted, not told: --json has them all. */
const TOLD = 5;

/** Tells what an answer lacks. @returns the exit code that says so, or 0 */
export function tellGaps(output: Output, { complete, errors }: { complete: boolean; errors: readonly Gap[] }): number {
  const alike = new Map<string, { gap: Gap; count: number }>();
  for (const gap of errors) {
    const key = `${gap.operation} ${gap.code}`;
    alike.set(key, { gap: alike.get(key)?.gap ?? gap, count: (alike.get(key)?.count ?? 0) + 1 });
  }
  for (const { gap, count } of [...alike.values()].slice(0, TOLD)) {
    const more = count === 1 ? '' : ` (and ${count - 1} more of this kind)`;
    output.warn(`${gap.operation}${about(gap)}: ${withoutPrefix(gap)}${more}`);
  }
  if (complete && errors.length === 0) return 0;
  const rest = alike.size > TOLD ? `; ${alike.size - TOLD} more kinds of failure are in --json` : '';
  output.warn(
    `incomplete: ${counted(errors.length, 'call')} failed or ${errors.length === 1 ? 'was' : 'were'} not made, and what they would have told is missing${rest}`,
  );
  return ERROR_CODES.INCOMPLETE.exit;
}

function about({ accountId, permissionSetArn, principalId }: Gap): string {
  const subject = [accountId, permissionSetArn?.split('/').at(-1), principalId].filter(Boolean).join(' ');
  return subject === '' ? '' : ` (${subject})`;
}

function withoutPrefix({ message, operation }: Gap): string {
  return message.startsWith(`${operation}: `) ? message.slice(operation.length + 2) : message;
}

/** Tells how old an answer is: always, so that nobody takes what was for what is. */
export function tellAge(output: Output, ageMs: number): void {
  if (ageMs < 1000) output.say('Asked just now.');
  else output.say(`Names and members are up to ${duration(ageMs)} old; --refresh asks for them anew.`);
}

/** Worth telling before it begins, rather than only with --verbose. */
const LONG_SECONDS = 5;

export function tellPlan(output: Output, { calls, seconds }: CallPlan): void {
  const said = `About ${counted(calls.strategy + calls.naming, 'call')}, ${duration(seconds * 1000)}.`;
  if (seconds >= LONG_SECONDS) output.say(said);
  else output.trace(said);
}
