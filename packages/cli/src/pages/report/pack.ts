/** Numbers from 0 to 2³² − 1 as base64 of seven bits a byte, the last byte of each below 128: small ones take little. */
export function packNumbers(numbers: readonly number[]): string {
  const bytes = new Uint8Array(numbers.length * 5);
  let at = 0;
  for (let number of numbers) {
    while (number >= 128) {
      bytes[at++] = (number % 128) + 128;
      number = Math.floor(number / 128);
    }
    bytes[at++] = number;
  }
  return Buffer.from(bytes.buffer, 0, at).toString('base64');
}
