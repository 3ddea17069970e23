import { isSsoctlError, type SsoctlError } from '../errors/index.ts';
import { networkCode, type Trouble } from './network-codes.ts';
import { plainText } from './plain-text.ts';
import { retryAfterMs } from './retry-after.ts';

/** A service's own error, read off an SDK exception. */
export interface Answer {
  kind: 'answer';
  status: number;
  /** The exception's name, from the `x-amzn-ErrorType` header or the body. */
  exception: string | undefined;
  /** The body's `error` (RFC 6749 §5.2). */
  error: string | undefined;
  description: string | undefined;
  /** A KMS exception behind the error; in Organizations, what is wrong with the input. */
  reason: string | undefined;
  /** identitystore: what was not found. */
  resourceType: string | undefined;
  requestId: string | undefined;
  retryAfterMs: number | undefined;
  /** The SDK learnt from this answer how wrong the machine's clock is: the next signature will be right. */
  clockCorrected: boolean;
}

/** Something answered, but not in the service's language. */
export interface Garbage {
  kind: 'garbage';
  status: number;
  contentType: string | undefined;
  requestId: string | undefined;
  retryAfterMs: number | undefined;
}

export interface NetworkFailure {
  kind: 'network';
  trouble: Trouble;
  code: string;
  because: string;
  unsent: boolean;
  /** The status with which a proxy refused. */
  status: number | undefined;
  /** Host and port of the proxy that failed. */
  proxy?: string | undefined;
}

export type Failure =
  | Answer
  | Garbage
  | NetworkFailure
  | { kind: 'known'; error: SsoctlError }
  | { kind: 'defect'; name: string };

interface SdkError {
  name?: unknown;
  message?: unknown;
  error?: unknown;
  error_description?: unknown;
  reason?: unknown;
  Reason?: unknown;
  ResourceType?: unknown;
  RetryAfterSeconds?: unknown;
  code?: unknown;
  status?: unknown;
  proxy?: unknown;
  cause?: unknown;
  errors?: unknown;
  $fault?: unknown;
  $metadata?: { httpStatusCode?: number; requestId?: string; clockSkewCorrected?: boolean };
  $response?: { statusCode?: number; headers?: Record<string, string> };
}

/**
 * What an SDK call's rejection says, without anything of the request or the body in it: a service may quote in its error what it
 * was sent, so the `secrets` of the request are taken out before anything is kept.
 */
export function readFailure(cause: unknown, nowMs: number, secrets: readonly string[] = []): Failure {
  if (isSsoctlError(cause)) return { kind: 'known', error: cause };
  if (typeof cause !== 'object' || cause === null) return { kind: 'defect', name: typeof cause };
  const sdk = cause as SdkError;
  const text = (value: unknown, longest?: number) => line(value, secrets, longest);
  const headers = sdk.$response?.headers ?? {};
  const status = sdk.$metadata?.httpStatusCode ?? sdk.$response?.statusCode;
  const requestId = text(sdk.$metadata?.requestId ?? headers['x-amzn-requestid'], 100);
  const wait = retryAfterMs(headers['retry-after'], nowMs);
  if (sdk.$fault !== undefined && status !== undefined) {
    const described = text(sdk.error_description) ?? text(sdk.message);
    return {
      kind: 'answer',
      status,
      exception: exceptionName(hidden(sdk.name, secrets)),
      error: text(sdk.error, 60),
      description: described === 'UnknownError' ? undefined : described,
      reason: text(sdk.reason ?? sdk.Reason, 60),
      resourceType: text(sdk.ResourceType, 60),
      requestId,
      retryAfterMs: wait ?? secondsOf(sdk.RetryAfterSeconds),
      clockCorrected: sdk.$metadata?.clockSkewCorrected === true,
    };
  }
  const network = readNetwork(sdk);
  if (network !== undefined) return network;
  if (sdk.$response !== undefined && status !== undefined) {
    return { kind: 'garbage', status, contentType: text(headers['content-type'], 60), requestId, retryAfterMs: wait };
  }
  return { kind: 'defect', name: text(sdk.name, 60) ?? 'Error' };
}

/** identitystore tells in the body when to come back. */
function secondsOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value * 1000 : undefined;
}

function readNetwork(sdk: SdkError): NetworkFailure | undefined {
  for (const one of withCauses(sdk)) {
    const code = typeof one.code === 'string' ? one.code : undefined;
    const known = code === undefined ? undefined : networkCode(code);
    if (code === undefined || known === undefined) continue;
    const status = typeof one.status === 'number' ? one.status : undefined;
    const proxy = typeof one.proxy === 'string' ? one.proxy : undefined;
    return { kind: 'network', code, status, proxy, ...known };
  }
  if (sdk.name !== 'TimeoutError') return undefined;
  return {
    kind: 'network',
    trouble: 'timed-out',
    code: 'TimeoutError',
    because: 'no answer came in time',
    unsent: false,
    status: undefined,
  };
}

/** The error, what caused it, and the parts of an AggregateError (one an address tried). */
function withCauses(sdk: SdkError): SdkError[] {
  const found: SdkError[] = [];
  for (let next: unknown = sdk; typeof next === 'object' && next !== null && found.length < 5; ) {
    const one = next as SdkError;
    found.push(one);
    if (Array.isArray(one.errors)) found.push(...(one.errors as SdkError[]).slice(0, 5));
    next = one.cause;
  }
  return found;
}

function exceptionName(name: unknown): string | undefined {
  if (typeof name !== 'string' || name === 'Unknown' || name === 'Error') return undefined;
  return /^[A-Za-z0-9_.-]{1,80}$/.test(name) ? name : undefined;
}

function line(value: unknown, secrets: readonly string[], longest?: number): string | undefined {
  const safe = hidden(value, secrets);
  if (typeof safe !== 'string') return undefined;
  const plain = plainText(safe, longest);
  return plain === '' ? undefined : plain;
}

/** Shorter ones are no real secrets, and would tear words apart. */
const SHORTEST_SECRET = 8;

/** Before the text is cut: a half of a secret would not be found. */
function hidden(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value !== 'string') return value;
  return secrets
    .filter((secret) => secret.length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    .reduce((kept, secret) => kept.replaceAll(secret, '********'), value);
}
