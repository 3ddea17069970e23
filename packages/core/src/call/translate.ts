import { type ErrorCode, type ErrorDetails, SsoctlError } from '../errors/index.ts';
import type { CalledService } from './endpoint.ts';
import { type Answer, type Failure, type Garbage, type NetworkFailure, readFailure } from './failure.ts';

/** Which call failed. */
export interface Call {
  service: CalledService;
  /** As AWS names it, e.g. `GetRoleCredentials`. */
  operation: string;
  region: string;
  /** Host, and port where there is one. */
  host: string;
  /** What this operation's rejections mean beyond the rules for all services. */
  reads?: ((answer: Answer, call: Call) => Rejection | undefined) | undefined;
  /** What to do when only a new sign-in helps. */
  loginHint: string;
  /** The request's secrets, which no error and no event may quote. */
  secrets?: readonly string[] | undefined;
}

export interface Rejection {
  code: ErrorCode;
  /** In place of the plain "… answered STATUS NAME: text". The evidence is appended. */
  message?: string | undefined;
  hint?: string | undefined;
  /** The wire's word for it (RFC 6749 §5.2), for `details.error`. */
  error?: string | undefined;
  /** Further evidence for machines. */
  details?: ErrorDetails | undefined;
}

const AGAIN = 'wait a minute, then run the command again';

/** The error of ours for whatever an SDK call rejected with: code, evidence and hint, and no secret. */
export function translateError(call: Call, cause: unknown, nowMs = 0): SsoctlError {
  return failureError(call, readFailure(cause, nowMs, call.secrets));
}

/** The error of ours for a failure that was read already. */
export function failureError(call: Call, failure: Failure): SsoctlError {
  switch (failure.kind) {
    case 'known':
      return failure.error;
    case 'network':
      return networkError(call, failure);
    case 'garbage':
      return garbageError(call, failure);
    case 'answer':
      return answerError(call, failure);
    case 'defect':
      return new SsoctlError('INTERNAL', `${name(call)} failed before it was sent (${failure.name})`, {
        details: evidence(call),
      });
  }
}

/** For an answer of the right form that lacks what it must have. */
export function incompleteAnswer(call: Call, lacks: string): SsoctlError {
  return new SsoctlError('SERVICE_UNAVAILABLE', `${name(call)}: the answer of ${call.host} lacks ${lacks}`, {
    hint: AGAIN,
    details: evidence(call),
  });
}

function networkError(call: Call, failure: NetworkFailure): SsoctlError {
  const status = failure.status === undefined ? '' : ` with ${failure.status}`;
  const because = `${failure.because}${status} (${failure.code})`;
  const details = evidence(call, { networkCode: failure.code, status: failure.status });
  switch (failure.trouble) {
    case 'untrusted':
      return new SsoctlError('TLS_UNTRUSTED', `${name(call)}: ${call.host} is not trusted: ${because}`, {
        hint: "set AWS_CA_BUNDLE to your company's CA file",
        details,
      });
    case 'proxy':
      return new SsoctlError('PROXY_FAILED', `${name(call)}: cannot reach ${call.host}${via(failure)}: ${because}`, {
        hint: proxyHint(failure.status),
        details,
      });
    case 'timed-out':
      return new SsoctlError('TIMED_OUT', `${name(call)}: ${call.host}: ${because}`, {
        hint: 'check the network, VPN and proxy settings, then run the command again',
        details,
      });
    case 'unreachable':
      return new SsoctlError('NETWORK_UNREACHABLE', `${name(call)}: cannot reach ${call.host}: ${because}`, {
        hint:
          failure.code === 'ENOTFOUND'
            ? `check the network and whether ${call.region} is the right Region, then run the command again`
            : 'check the network, VPN and proxy settings, then run the command again',
        details,
      });
  }
}

function via({ proxy }: NetworkFailure): string {
  return proxy === undefined ? '' : ` through ${proxy}`;
}

function proxyHint(status: number | undefined): string {
  if (status === 407) return 'put user and password into HTTPS_PROXY (http://USER:PASSWORD@HOST:PORT)';
  return 'check HTTPS_PROXY, and list hosts to be reached without it in NO_PROXY';
}

function garbageError(call: Call, failure: Garbage): SsoctlError {
  const type = failure.contentType === undefined ? '' : ` (${failure.contentType})`;
  return new SsoctlError(
    failure.status === 429 ? 'THROTTLED' : 'SERVICE_UNAVAILABLE',
    `${name(call)}: ${call.host} answered ${failure.status} with something that is not the service's${type}${id(failure)}`,
    {
      hint: failure.status >= 429 ? AGAIN : 'check whether a proxy or a captive portal answers in place of AWS',
      details: evidence(call, { status: failure.status, requestId: failure.requestId }),
    },
  );
}

function answerError(call: Call, answer: Answer): SsoctlError {
  const own = call.reads?.(answer, call);
  const rejection = own ?? commonRejection(answer);
  const error = rejection.error ?? answer.error;
  const said = [answer.status, error ?? answer.exception].filter((part) => part !== undefined).join(' ');
  const plain = `${name(call)} answered ${said}${answer.description === undefined ? '' : `: ${answer.description}`}`;
  const reason = answer.reason === undefined ? '' : `, ${answer.reason}`;
  const message =
    rejection.message === undefined
      ? `${plain}${reason}${id(answer)}`
      : `${rejection.message} (${plain}${reason}${id(answer)})`;
  return new SsoctlError(rejection.code, message, {
    hint: rejection.hint,
    details: evidence(call, {
      status: answer.status,
      error,
      exception: answer.exception,
      reason: answer.reason,
      requestId: answer.requestId,
      ...rejection.details,
    }),
  });
}

/** What a status means where the service has no better word for it. */
export function commonRejection(answer: Answer): Rejection {
  if (answer.status === 429 || /Throttl|TooManyRequests|SlowDown/.test(answer.exception ?? '')) {
    return { code: 'THROTTLED', hint: AGAIN };
  }
  if (answer.status >= 500) return { code: 'SERVICE_UNAVAILABLE', hint: AGAIN };
  if (answer.status === 403) return { code: 'ACCESS_DENIED' };
  return { code: 'SERVICE_REJECTED' };
}

function name(call: Call): string {
  return `${call.service} ${call.operation}`;
}

function id(from: { requestId: string | undefined }): string {
  return from.requestId === undefined ? '' : ` [request id ${from.requestId}]`;
}

function evidence(call: Call, more: ErrorDetails = {}): ErrorDetails {
  const all = { service: call.service, operation: call.operation, region: call.region, host: call.host, ...more };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
