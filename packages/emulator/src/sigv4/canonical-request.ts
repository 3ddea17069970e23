import { createHash } from 'node:crypto';
import type { HttpRequest } from './signed-request.ts';

/**
 * The request in the form that both sides sign: method, path, query, the signed headers, and the body's hash.
 *
 * @throws URIError when the query holds a broken percent-encoding
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
 */
export function canonicalRequest(request: HttpRequest, signedHeaders: readonly string[]): string {
  const [path = '/', query = ''] = request.target.split('?', 2);
  return [
    request.method,
    canonicalPath(path),
    canonicalQuery(query),
    ...signedHeaders.map((name) => `${name}:${headerValue(request.headers, name)}`),
    '',
    signedHeaders.join(';'),
    createHash('sha256').update(request.body).digest('hex'),
  ].join('\n');
}

/** Every segment is encoded once more, as for every service but S3; `.`, `..` and empty segments are resolved. */
function canonicalPath(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(encode(segment));
  }
  const trailing = segments.length > 0 && path.endsWith('/') ? '/' : '';
  return `/${segments.join('/')}${trailing}`;
}

function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const at = pair.indexOf('=');
      const [key, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      return [encode(decodeURIComponent(key)), encode(decodeURIComponent(value))] as const;
    })
    .filter(([key]) => key !== 'X-Amz-Signature')
    .sort(([k1, v1], [k2, v2]) => compare(k1, k2) || compare(v1, v2))
    .map(([key, value]) => `${key}=${value}`)
    .join('&');
}

/** By code point: percent-encoded text is ASCII, so that is the order of the bytes. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** RFC 3986 §2.3: all but unreserved characters; `encodeURIComponent` leaves `!'()*` alone. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}

function headerValue(headers: Headers, name: string): string {
  return (headers.get(name) ?? '').trim().replace(/ +/g, ' ');
}
