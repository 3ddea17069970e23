/**
 * The words of a command line as a POSIX shell splits them, with quotes and backslashes, and with nothing expanded.
 * Undefined when a quote is left open. On Windows a backslash is a letter of a path.
 */
export function commandWords(text: string, platform: NodeJS.Platform): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (quote === "'" ? false : char === '\\' && platform !== 'win32' && escapes(quote, next)) {
      word = (word ?? '') + next;
      at++;
    } else if (quote !== '') {
      if (char === quote) quote = '';
      else word += char;
    } else if (char === '"' || (char === "'" && platform !== 'win32')) {
      quote = char;
      word ??= '';
    } else if (/\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== '') return undefined;
  if (word !== undefined) words.push(word);
  return words;
}

/** Within double quotes a backslash escapes only what would be special there (POSIX shell §2.2.3). */
function escapes(quote: string, next: string): boolean {
  return next !== '' && (quote === '' || '"\\$`'.includes(next));
}
