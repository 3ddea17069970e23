// C0, DEL, C1, line separators, and the marks that reorder text: none may reach a terminal from outside.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g;

/** Text from outside as one bounded line that cannot steer a terminal. */
export function plainText(text: string, longest = 300): string {
  const line = text
    .slice(0, longest * 2)
    .replace(UNPRINTABLE, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}
