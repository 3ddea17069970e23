import type { DecidingRule, Decision } from './faults.ts';
import { withNextToken } from './page-tokens.ts';
import { failureOf } from './shapes.ts';

/** What a fault may do to the service before it answers. */
export interface Afflicted {
  expireTokens(): unknown;
  revokeSessions(user?: string): unknown;
}

/** How a call ends on the wire. */
export type Outcome =
  | { kind: 'answer'; response: Response; dateOffsetMs: number }
  | { kind: 'half'; response: Response; dateOffsetMs: number }
  | { kind: 'reset' };

/** One call on its way to the service. */
export interface Afflictable {
  operation: string;
  /** The token of the page that is asked for, if the request names one. */
  pageToken: string | undefined;
  /** Asks the service. */
  work(): Promise<Response>;
  service: Afflicted;
  /** Waits real time; rejects when the emulator closes. */
  wait(ms: number): Promise<void>;
}

/** Lets a call run under what was decided for it. */
export async function underFaults(decision: Decision | undefined, call: Afflictable): Promise<Outcome> {
  let dateOffsetMs = 0;
  for (const rule of decision?.passing ?? []) {
    if (rule.fault === 'delay') await call.wait(rule.ms);
    else if (rule.fault === 'clock-offset') dateOffsetMs += rule.seconds * 1000;
    else if (rule.fault === 'expire') call.service.expireTokens();
    else call.service.revokeSessions(rule.user);
  }
  const rule = decision?.deciding;
  if (rule === undefined) return { kind: 'answer', response: await call.work(), dateOffsetMs };
  if (rule.fault === 'reset') return { kind: 'reset' };
  if (rule.fault === 'lost-reply') {
    await call.work();
    return { kind: 'reset' };
  }
  if (rule.fault === 'truncate') return { kind: 'half', response: await call.work(), dateOffsetMs };
  if (rule.fault === 'lost-token') {
    return { kind: 'answer', response: await withNextToken(await call.work(), undefined), dateOffsetMs };
  }
  if (rule.fault === 'repeated-page') {
    const response = await call.work();
    const again = call.pageToken === undefined ? response : await withNextToken(response, call.pageToken);
    return { kind: 'answer', response: again, dateOffsetMs };
  }
  return { kind: 'answer', response: instead(rule, call.operation), dateOffsetMs };
}

type Answering = Exclude<DecidingRule, { fault: 'reset' | 'lost-reply' | 'truncate' | 'lost-token' | 'repeated-page' }>;

function instead(rule: Answering, operation: string): Response {
  if (rule.fault === 'garbage') {
    const {
      status = 200,
      body = '<html><body>Welcome to Airport WiFi</body></html>',
      contentType = 'text/html',
    } = rule;
    return new Response(body, { status, headers: { 'content-type': contentType } });
  }
  if (rule.fault === 'deny') return failureOf(operation, 'deny');
  if (rule.fault === 'error') {
    const { status, code, message } = rule;
    return failureOf(operation, 'error', {
      ...(status === undefined ? {} : { status }),
      ...(code === undefined ? {} : { code }),
      ...(message === undefined ? {} : { message }),
    });
  }
  const { retryAfterSeconds } = rule;
  const response = failureOf(operation, 'throttle', retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
  if (retryAfterSeconds !== undefined) response.headers.set('retry-after', String(retryAfterSeconds));
  return response;
}
