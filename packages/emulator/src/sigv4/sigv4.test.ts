import { createHash, createHmac, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { describe, expect, test } from 'vitest';
import { type HttpRequest, readClaims } from './signed-request.ts';
import { signatureHolds } from './verify.ts';

/** The key of AWS's SigV4 test suite. */
const SUITE_SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY';

function holds(request: HttpRequest, secret: string): boolean {
  const read = readClaims(request);
  return read.kind === 'signed' && signatureHolds(request, read.claims, secret);
}

function suite(
  scope: string,
  signedHeaders: string,
  signature: string,
  more: Partial<HttpRequest>,
  extra = {},
): HttpRequest {
  const authorization = `AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/${scope}/aws4_request, SignedHeaders=${signedHeaders}, Signature=${signature}`;
  const headers = new Headers({
    host: 'example.amazonaws.com',
    'x-amz-date': '20150830T123600Z',
    authorization,
    ...extra,
  });
  return { method: 'GET', target: '/', body: '', headers, ...more };
}

describe("AWS's published examples", () => {
  test.each([
    [
      'get-vanilla',
      suite('service', 'host;x-amz-date', '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31', {}),
    ],
    [
      'post-vanilla',
      suite('service', 'host;x-amz-date', '5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b', {
        method: 'POST',
      }),
    ],
    [
      'get-vanilla-query-order-key-case',
      suite('service', 'host;x-amz-date', 'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500', {
        target: '/?Param2=value2&Param1=value1',
      }),
    ],
    [
      'post-x-www-form-urlencoded',
      suite(
        'service',
        'content-type;host;x-amz-date',
        'ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a',
        { method: 'POST', body: 'Param1=value1' },
        { 'content-type': 'application/x-www-form-urlencoded' },
      ),
    ],
    [
      'the ListUsers call of the documentation',
      suite(
        'iam',
        'content-type;host;x-amz-date',
        '5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
        { target: '/?Action=ListUsers&Version=2010-05-08' },
        { host: 'iam.amazonaws.com', 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      ),
    ],
  ])('%s', (_name, request) => {
    expect(holds(request, SUITE_SECRET)).toBe(true);
    expect(holds({ ...request, target: `${request.target}x` }, SUITE_SECRET)).toBe(false);
    expect(holds({ ...request, body: 'x' }, SUITE_SECRET)).toBe(false);
    expect(holds(request, SUITE_SECRET.toLowerCase())).toBe(false);
  });
});

/** The constructor that the SDK's signer wants for its hashes. */
class Sha256 {
  readonly #hash: Hmac | ReturnType<typeof createHash>;
  constructor(secret?: Parameters<typeof createHmac>[1]) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }
  update(data: string | Uint8Array): void {
    this.#hash.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

describe("signatures of the SDK's signer", () => {
  const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 'secret', sessionToken: 'a+token/=' };
  const signer = new SignatureV4({ service: 'sts', region: 'eu-central-1', credentials, sha256: Sha256 as never });
  const signingDate = new Date('2026-11-23T12:00:00Z');
  const plain = { protocol: 'https:', hostname: 'sts.eu-central-1.amazonaws.com', path: '/' };

  test('in headers hold', async () => {
    const body = 'Action=GetCallerIdentity&Version=2011-06-15';
    const headers = {
      host: 'sts.eu-central-1.amazonaws.com:8443',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const signed = await signer.sign({ ...plain, method: 'POST', headers, body }, { signingDate });
    const request = { method: 'POST', target: '/', body, headers: new Headers(signed.headers) };
    expect(holds(request, 'secret')).toBe(true);
    expect(holds({ ...request, body: `${body}&x` }, 'secret')).toBe(false);
    request.headers.set('host', 'elsewhere');
    expect(holds(request, 'secret')).toBe(false);
  });

  test('in the query hold, whatever characters are in it', async () => {
    const query = { Action: 'GetCallerIdentity', Version: '2011-06-15', odd: "a b+c*'()!~/é" };
    const headers = { host: plain.hostname };
    const signed = await signer.presign({ ...plain, method: 'GET', headers, query }, { signingDate, expiresIn: 60 });
    const encode = (text: string) =>
      encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
    const target = `/?${Object.entries(signed.query ?? {})
      .map(([k, v]) => `${encode(k)}=${encode(String(v))}`)
      .join('&')}`;
    expect(holds({ method: 'GET', target, body: '', headers: new Headers(headers) }, 'secret')).toBe(true);
    expect(holds({ method: 'GET', target: `${target}&x=1`, body: '', headers: new Headers(headers) }, 'secret')).toBe(
      false,
    );
  });
});

describe('claims', () => {
  const full = 'AWS4-HMAC-SHA256 Credential=A/20261123/r/sts/aws4_request, SignedHeaders=host, Signature=s';
  const read = (headers: Record<string, string>, target = '/') =>
    readClaims({ method: 'GET', target, body: '', headers: new Headers(headers) });

  test.each([
    ['no algorithm', { authorization: 'Basic eA==' }],
    ['no credential', { authorization: full.replace('Credential', 'x') }],
    ['no signature', { authorization: full.replace('Signature=', 'x=') }],
    ['no signed headers', { authorization: full.replace('SignedHeaders', 'x') }],
    ['a short scope', { authorization: full.replace('/sts', '') }],
    ['no date', { authorization: full }],
    ['a broken date', { authorization: full, 'x-amz-date': '2026-11-23' }],
    ['an impossible date', { authorization: full, 'x-amz-date': '20261399T000000Z' }],
  ])('with %s are malformed', (_what, headers) => {
    expect(read(headers as Record<string, string>).kind).toBe('malformed');
  });

  test('are absent from an unsigned request, and whole in a good one', () => {
    expect(read({}).kind).toBe('unsigned');
    expect(read({ authorization: full, 'x-amz-date': '20261123T120000Z' })).toMatchObject({
      kind: 'signed',
      claims: { accessKeyId: 'A', region: 'r', service: 'sts', signedHeaders: ['host'], signature: 's' },
    });
  });

  test('with a broken percent-encoding do not hold', () => {
    const headers = new Headers({ authorization: full, 'x-amz-date': '20261123T120000Z' });
    expect(holds({ method: 'GET', target: '/?a=%zz', body: '', headers }, 'x')).toBe(false);
  });
});
