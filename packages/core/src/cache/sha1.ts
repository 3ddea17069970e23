/**
 * SHA-1 in hex of the text's UTF-8 (FIPS 180-4 §6.1). Cache file names are such hashes; nothing here is kept secret by it. Ours
 * because `node:crypto` takes longer to load than all the rest that a cached answer needs.
 */
export function sha1Hex(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const schedule = new Int32Array(80);
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16));
    for (let t = 16; t < 80; t += 1) {
      schedule[t] = rotate(at(schedule, t - 3) ^ at(schedule, t - 8) ^ at(schedule, t - 14) ^ at(schedule, t - 16), 1);
    }
    compress(state, schedule);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The message as 32-bit words: a 1 bit, zeros, and its length in bits at the end of the last block of 16 (§5.1.1). */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  const put = (index: number, byte: number) => {
    words[index >> 2] = at(words, index >> 2) | (byte << (24 - (index % 4) * 8));
  };
  bytes.forEach((byte, index) => {
    put(index, byte);
  });
  put(bytes.length, 0x80);
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function compress(state: Int32Array, schedule: Int32Array): void {
  let [a, b, c, d, e] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3), at(state, 4)];
  for (let t = 0; t < 80; t += 1) {
    const next = (rotate(a, 5) + mixed(t, b, c, d) + e + at(schedule, t)) | 0;
    // One by one: taking arrays apart eighty times costs a process that has just begun a millisecond.
    e = d;
    d = c;
    c = rotate(b, 30);
    b = a;
    a = next;
  }
  [a, b, c, d, e].forEach((word, index) => {
    state[index] = (at(state, index) + word) | 0;
  });
}

/** f and K of round t (§4.1.1, §4.2.1). */
function mixed(t: number, b: number, c: number, d: number): number {
  if (t < 20) return ((b & c) | (~b & d)) + 0x5a827999;
  if (t < 40) return (b ^ c ^ d) + 0x6ed9eba1;
  if (t < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
  return (b ^ c ^ d) + 0xca62c1d6;
}

function rotate(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function at(words: Int32Array, index: number): number {
  return words[index] as number;
}
