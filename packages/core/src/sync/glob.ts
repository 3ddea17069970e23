/** One character that fits, or a run of any. */
type Token = ((char: string) => boolean) | 'run';

/**
 * Whether a text is as a glob says: `*` any run, `?` any one character, `[a-c]` one of these, `[!a-c]` one of the others.
 * The whole text, capitals count. A `[` that is not closed stands for itself. Never slower than the product of both lengths.
 */
export function globMatcher(glob: string): (text: string) => boolean {
  const tokens = tokensOf([...glob]);
  return (text) => matches(tokens, [...text]);
}

/** Takes as little as it can for each run, and goes back to the last run only: an earlier one cannot help. */
function matches(tokens: readonly Token[], chars: readonly string[]): boolean {
  let token = 0;
  let at = 0;
  let run = -1;
  let runFrom = 0;
  while (at < chars.length) {
    const wanted = tokens[token];
    if (wanted === 'run') {
      run = token;
      runFrom = at;
      token += 1;
    } else if (wanted?.(chars[at] as string)) {
      token += 1;
      at += 1;
    } else if (run >= 0) {
      token = run + 1;
      runFrom += 1;
      at = runFrom;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === 'run');
}

function tokensOf(chars: readonly string[]): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const char = chars[at] as string;
    const end = char === '[' ? endOfSet(chars, at) : -1;
    if (end > 0) {
      tokens.push(setOf(chars.slice(at + 1, end)));
      at = end;
    } else if (char === '*') tokens.push('run');
    else tokens.push(char === '?' ? () => true : (other) => other === char);
  }
  return tokens;
}

/** A `]` that comes first in a set is one of its characters. */
function endOfSet(chars: readonly string[], start: number): number {
  return chars.indexOf(']', start + (chars[start + 1] === '!' ? 3 : 2));
}

function setOf(inside: readonly string[]): (char: string) => boolean {
  const others = inside[0] === '!';
  const chars = others ? inside.slice(1) : inside;
  const ranges: [string, string][] = [];
  for (let at = 0; at < chars.length; at += 1) {
    const from = chars[at] as string;
    const to = chars[at + 1] === '-' ? chars[at + 2] : undefined;
    ranges.push([from, to ?? from]);
    if (to !== undefined) at += 2;
  }
  return (char) => {
    const code = codeOf(char);
    return ranges.some(([from, to]) => codeOf(from) <= code && code <= codeOf(to)) !== others;
  };
}

function codeOf(char: string): number {
  return char.codePointAt(0) ?? 0;
}
