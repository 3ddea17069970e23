import { createHash } from 'node:crypto';

/**
 * Ids that look minted but follow from names: adding a user to a seed leaves the ids of all others alone, which
 * a stream of random numbers would not.
 */
export function derivedHex(digits: number, ...of: readonly string[]): string {
  return digest(of).toString('hex').slice(0, digits);
}

/** Twelve decimal digits, the first not zero. */
export function derivedAccountId(...of: readonly string[]): string {
  const bytes = digest(of);
  const number = bytes.readUIntBE(0, 6) % 900_000_000_000;
  return String(100_000_000_000 + number);
}

export function derivedUuid(...of: readonly string[]): string {
  const hex = digest(of).toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-70${hex.slice(14, 16)}-b${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** `count` characters of the alphabet, whose length must be a power of two up to 256 for an even spread. */
export function derivedText(alphabet: string, count: number, ...of: readonly string[]): string {
  return [...digest(of).subarray(0, count)].map((byte) => alphabet[byte % alphabet.length]).join('');
}

const EARLIEST_MS = Date.UTC(2019, 0, 1);
const LATEST_MS = Date.UTC(2025, 0, 1);

/** A moment in the years before 2025, in epoch milliseconds. */
export function derivedTimeMs(...of: readonly string[]): number {
  return EARLIEST_MS + (digest(of).readUIntBE(0, 6) % (LATEST_MS - EARLIEST_MS));
}

function digest(of: readonly string[]): Buffer {
  return createHash('sha256')
    .update(of.map((part) => `${part.length}:${part}`).join(','))
    .digest();
}
