import type { PortalAccount } from '../portal/types.ts';

/** By name, then by id: the same order on every machine. */
export function byName(a: PortalAccount, b: PortalAccount): number {
  return byCodePoints(a.accountName ?? '', b.accountName ?? '') || byCodePoints(a.accountId, b.accountId);
}

/** JavaScript compares UTF-16 units, where a character beyond U+FFFF comes before U+E000; UTF-8 keeps the order of code points. */
export function byCodePoints(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
