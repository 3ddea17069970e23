/** The numbers that `packNumbers` packed. */
export function unpackNumbers(packed: string): Uint32Array {
  const bytes = atob(packed);
  const numbers = new Uint32Array(bytes.length);
  let count = 0;
  let number = 0;
  let unit = 1;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes.charCodeAt(at);
    if (byte < 128) {
      numbers[count++] = number + byte * unit;
      number = 0;
      unit = 1;
    } else {
      number += (byte - 128) * unit;
      unit *= 128;
    }
  }
  return numbers.slice(0, count);
}
