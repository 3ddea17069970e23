/** Whether both are the same bytes, or both absent. */
export function sameBytes(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.length === other.length && Buffer.compare(one, other) === 0;
}

/** Whether `one` is the beginning of `other`, and not all of it. */
export function isCutFrom(one: Uint8Array, other: Uint8Array): boolean {
  return one.length < other.length && Buffer.compare(one, other.subarray(0, one.length)) === 0;
}
