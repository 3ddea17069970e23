import { createHash, randomBytes } from 'node:crypto';

/** A source of bytes: everything minted at run time (codes, tokens, keys) comes from one. */
export type Bytes = (count: number) => Uint8Array;

/** From the operating system, so that a token of an earlier run means nothing to the next one. */
export const systemBytes: Bytes = (count) => randomBytes(count);

/** The same bytes for the same key, for tests that compare whole answers. */
export function seededBytes(key: string): Bytes {
  let block = 0;
  return (count) => {
    const chunks: Buffer[] = [];
    for (let have = 0; have < count; have += 32) {
      chunks.push(createHash('sha256').update(`${key}:${block}`).digest());
      block += 1;
    }
    return Buffer.concat(chunks).subarray(0, count);
  };
}

/** `count` characters of the alphabet, evenly spread whatever its length. */
export function pick(bytes: Bytes, alphabet: string, count: number): string {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < count) {
    for (const byte of bytes(count)) if (byte < limit && text.length < count) text += alphabet[byte % alphabet.length];
  }
  return text;
}

export function uuid(bytes: Bytes): string {
  const raw = Buffer.from(bytes(16));
  raw[6] = ((raw[6] ?? 0) & 0x0f) | 0x40;
  raw[8] = ((raw[8] ?? 0) & 0x3f) | 0x80;
  const hex = raw.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
