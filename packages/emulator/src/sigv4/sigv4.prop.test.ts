import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type HttpRequest, readClaims } from './signed-request.ts';
import { signatureHolds } from './verify.ts';

class Sha256 {
  readonly #hash: ReturnType<typeof createHash | typeof createHmac>;
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

function holds(request: HttpRequest, secret: string): boolean {
  const read = readClaims(request);
  return read.kind === 'signed' && signatureHolds(request, read.claims, secret);
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const query = fc.dictionary(
  text.filter((key) => key !== ''),
  text,
  { maxKeys: 4 },
);

test("every request that the SDK's signer signs holds, and holds no longer when a byte of it changes", async () => {
  await fc.assert(
    fc.asyncProperty(query, text, fc.string({ minLength: 1 }), async (parameters, body, secretAccessKey) => {
      const credentials = { accessKeyId: 'ASIAEXAMPLE', secretAccessKey };
      const signer = new SignatureV4({ service: 'sts', region: 'us-east-1', credentials, sha256: Sha256 as never });
      const hostname = 'sts.us-east-1.amazonaws.com';
      const signed = await signer.sign({
        protocol: 'https:',
        hostname,
        path: '/',
        method: 'POST',
        headers: { host: hostname },
        query: parameters,
        body,
      });
      const pairs = Object.entries(parameters).map(([key, value]) => `${encode(key)}=${encode(value)}`);
      const target = `/?${pairs.join('&')}`;
      const request = { method: 'POST', target, body, headers: new Headers(signed.headers) };
      expect(holds(request, secretAccessKey)).toBe(true);
      expect(holds({ ...request, body: `${body} ` }, secretAccessKey)).toBe(false);
      expect(holds({ ...request, method: 'PUT' }, secretAccessKey)).toBe(false);
      expect(holds({ ...request, target: `${target}&x=y` }, secretAccessKey)).toBe(false);
      expect(holds(request, `${secretAccessKey}x`)).toBe(false);
    }),
    { numRuns: 150 },
  );
});
