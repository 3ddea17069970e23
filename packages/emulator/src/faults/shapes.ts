import { randomUUID } from 'node:crypto';
import { AWS_JSON_TYPE } from '@ssoctl/core/wire';

/** A failure in the words of any AWS service. */
interface Failure {
  status: number;
  /** The exception's name, without namespace. */
  code: string;
  message: string;
  /** Told in the body by the identity store alone. */
  retryAfterSeconds?: number;
}

type Kind = 'throttle' | 'deny' | 'error';

/** How each service says "slow down", "no" and "broken". */
const WORDS: Record<string, Record<Kind, Failure>> = {
  'sso-oidc': {
    throttle: { status: 400, code: 'SlowDownException', message: 'Too many requests' },
    deny: { status: 400, code: 'AccessDeniedException', message: 'Access denied' },
    error: { status: 500, code: 'InternalServerException', message: 'Internal server error' },
  },
  sso: {
    throttle: { status: 429, code: 'TooManyRequestsException', message: 'HTTP 429 Unknown Code' },
    deny: { status: 403, code: 'ForbiddenException', message: 'No access' },
    error: { status: 500, code: 'InternalServerException', message: 'Internal server error' },
  },
  sts: {
    throttle: { status: 400, code: 'Throttling', message: 'Rate exceeded' },
    deny: { status: 403, code: 'AccessDenied', message: 'Access denied' },
    error: { status: 500, code: 'InternalFailure', message: 'Internal failure' },
  },
  organizations: {
    throttle: { status: 400, code: 'TooManyRequestsException', message: 'Rate exceeded' },
    deny: { status: 400, code: 'AccessDeniedException', message: 'Access denied' },
    error: { status: 500, code: 'ServiceException', message: 'Internal failure' },
  },
};
const OTHERS: Record<Kind, Failure> = {
  throttle: { status: 429, code: 'ThrottlingException', message: 'Rate exceeded' },
  deny: { status: 403, code: 'AccessDeniedException', message: 'Access denied' },
  error: { status: 500, code: 'InternalServerException', message: 'Internal failure' },
};

/** A refusal as the operation's service would give it; `own` replaces parts of it. */
export function failureOf(operation: string, kind: Kind, own: Partial<Failure> = {}): Response {
  const service = operation.split(':')[0] ?? '';
  const failure = { ...(WORDS[service] ?? OTHERS)[kind], ...own };
  if (service === 'sso-oidc') return oidc(failure);
  if (service === 'sso') return portal(failure);
  if (service === 'sts') return query(failure);
  if (service === 'identitystore') return identitystore(failure);
  return json11(failure);
}

const JSON_TYPE = 'application/json';

function oidc({ status, code, message }: Failure): Response {
  const body = { error: oauthError(code), error_description: message };
  return answer(
    status,
    JSON_TYPE,
    JSON.stringify(body),
    `${code}:http://internal.amazon.com/coral/com.amazonaws.sso.oidc/`,
  );
}

function portal({ status, code, message }: Failure): Response {
  const type = 'com.amazonaws.switchboard.portal';
  const body = { message, __type: `${type}#${code}` };
  return answer(status, JSON_TYPE, JSON.stringify(body), `${code}:http://internal.amazon.com/coral/${type}/`);
}

function json11({ status, code, message }: Failure): Response {
  return answer(status, AWS_JSON_TYPE, JSON.stringify({ __type: code, Message: message }), code);
}

/** It alone names its exceptions with a namespace, and says in the body what others say in a header. */
function identitystore({ status, code, message, retryAfterSeconds }: Failure): Response {
  const id = randomUUID();
  const retry = retryAfterSeconds === undefined ? {} : { RetryAfterSeconds: retryAfterSeconds };
  const body = { __type: `com.amazonaws.identitystore#${code}`, Message: message, RequestId: id, ...retry };
  return answer(status, AWS_JSON_TYPE, JSON.stringify(body), undefined, id);
}

function query({ status, code, message }: Failure): Response {
  const type = status < 500 ? 'Sender' : 'Receiver';
  const error = `<Error><Type>${type}</Type><Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message></Error>`;
  const id = randomUUID();
  const xml = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${error}<RequestId>${id}</RequestId></ErrorResponse>`;
  return answer(status, 'text/xml', xml, undefined, id);
}

function answer(status: number, type: string, body: string, errorType?: string, id: string = randomUUID()): Response {
  const headers: Record<string, string> = { 'content-type': type, 'x-amzn-requestid': id };
  if (errorType !== undefined) headers['x-amzn-errortype'] = errorType;
  return new Response(body, { status, headers });
}

/** `SlowDownException` → `slow_down`, as in OAuth; the internal failure has a name of its own. */
function oauthError(code: string): string {
  if (code === 'InternalServerException') return 'server_error';
  return code
    .replace(/Exception$/, '')
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, '_')
    .toLowerCase();
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);
}
