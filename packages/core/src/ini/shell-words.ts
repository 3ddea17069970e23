/**
 * Splits a section name into words as a POSIX shell would: blanks separate, `'…'` is literal, `"…"` takes `\"` and `\\`,
 * a backslash outside quotes takes the next character. Undefined when a quote or a backslash is left open.
 * The same as Python's `shlex.split`, which the AWS CLI reads headers with.
 */
export function shellWords(text: string): string[] | undefined {
  // Almost every header is like this, and a file may have thousands.
  if (/^[\w.@:/+-]+ [\w.@:/+-]+$/.test(text)) return text.split(' ');
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === ' ' || char === '\t' || char === '\r' || char === '\n') {
      if (word !== undefined) words.push(word);
      word = undefined;
      at += 1;
    } else if (char === '\\') {
      if (at + 1 >= text.length) return undefined;
      word = (word ?? '') + text.charAt(at + 1);
      at += 2;
    } else if (char === "'" || char === '"') {
      const quoted = readQuoted(text, at);
      if (quoted === undefined) return undefined;
      word = (word ?? '') + quoted.text;
      at = quoted.end;
    } else {
      word = (word ?? '') + char;
      at += 1;
    }
  }
  if (word !== undefined) words.push(word);
  return words;
}

function readQuoted(text: string, start: number): { text: string; end: number } | undefined {
  const quote = text.charAt(start);
  let content = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === quote) return { text: content, end: at + 1 };
    const next = text.charAt(at + 1);
    if (quote === '"' && char === '\\' && (next === '"' || next === '\\')) {
      content += next;
      at += 1;
    } else {
      content += char;
    }
  }
  return undefined;
}
