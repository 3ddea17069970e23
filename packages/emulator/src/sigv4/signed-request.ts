/** A request as it came in, undecoded: a signature covers the bytes that were sent. */
export interface HttpRequest {
  method: string;
  /** Path and query, as sent. */
  target: string;
  headers: Headers;
  body: string;
}

/** What a request says about its own signature. */
export interface SignatureClaims {
  accessKeyId: string;
  /** `YYYYMMDD`, `REGION`, `SERVICE` of the credential scope. */
  scopeDate: string;
  region: string;
  service: string;
  /** Lower case, in the order given. */
  signedHeaders: readonly string[];
  /** Hex. */
  signature: string;
  /** `YYYYMMDDTHHMMSSZ`, as sent. */
  timestamp: string;
  signedAtMs: number;
  sessionToken: string | undefined;
  /** Presigned: how long the URL is good for. */
  expiresSeconds: number | undefined;
}

export type Claims =
  | { kind: 'unsigned' }
  | { kind: 'malformed'; because: string }
  | { kind: 'signed'; claims: SignatureClaims };

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * Reads the claims from the `Authorization` header or, presigned, from the query.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function readClaims(request: HttpRequest): Claims {
  const authorization = request.headers.get('authorization');
  const query = new URLSearchParams(request.target.split('?')[1] ?? '');
  if (authorization === null) return query.has('X-Amz-Signature') ? presigned(query) : { kind: 'unsigned' };
  const [algorithm = '', ...rest] = authorization.trim().split(/\s+/);
  if (algorithm !== ALGORITHM) return malformed(`Authorization header must start with ${ALGORITHM}`);
  const parameters = new Map(
    rest
      .join(' ')
      .split(/,\s*/)
      .map((part) => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)]),
  );
  return read({
    credential: parameters.get('Credential'),
    signedHeaders: parameters.get('SignedHeaders'),
    signature: parameters.get('Signature'),
    timestamp: request.headers.get('x-amz-date') ?? undefined,
    sessionToken: request.headers.get('x-amz-security-token') ?? undefined,
    expires: undefined,
  });
}

function presigned(query: URLSearchParams): Claims {
  if (query.get('X-Amz-Algorithm') !== ALGORITHM) return malformed(`X-Amz-Algorithm must be ${ALGORITHM}`);
  return read({
    credential: query.get('X-Amz-Credential') ?? undefined,
    signedHeaders: query.get('X-Amz-SignedHeaders') ?? undefined,
    signature: query.get('X-Amz-Signature') ?? undefined,
    timestamp: query.get('X-Amz-Date') ?? undefined,
    sessionToken: query.get('X-Amz-Security-Token') ?? undefined,
    expires: query.get('X-Amz-Expires') ?? '900',
  });
}

interface RawClaims {
  credential: string | undefined;
  signedHeaders: string | undefined;
  signature: string | undefined;
  timestamp: string | undefined;
  sessionToken: string | undefined;
  expires: string | undefined;
}

function read(raw: RawClaims): Claims {
  const { credential, signedHeaders, signature, timestamp, sessionToken, expires } = raw;
  if (!credential) return malformed("Authorization requires 'Credential' parameter.");
  if (!signature) return malformed("Authorization requires 'Signature' parameter.");
  if (!signedHeaders) return malformed("Authorization requires 'SignedHeaders' parameter.");
  const [accessKeyId = '', scopeDate = '', region = '', service = '', end, ...more] = credential.split('/');
  if (end !== 'aws4_request' || more.length > 0) {
    return malformed('Credential must have exactly 5 slash-delimited elements and end with aws4_request');
  }
  const signedAtMs = readTimestamp(timestamp ?? '');
  if (timestamp === undefined || signedAtMs === undefined) {
    return malformed("Authorization requires existence of either a 'X-Amz-Date' or a 'Date' header.");
  }
  const expiresSeconds = expires === undefined ? undefined : Number(expires);
  const claims = { accessKeyId, scopeDate, region, service, signature, timestamp, signedAtMs, sessionToken };
  return { kind: 'signed', claims: { ...claims, signedHeaders: signedHeaders.split(';'), expiresSeconds } };
}

function malformed(because: string): Claims {
  return { kind: 'malformed', because };
}

function readTimestamp(text: string): number | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const ms = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(ms) ? undefined : ms;
}

/** `YYYYMMDDTHHMMSSZ`. */
export function writeTimestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}
