import { shellWords } from '../ini/shell-words.ts';

/** The program of a `credential_process`, and its arguments. */
export interface ProcessCommand {
  /** Without folder and `.exe`. */
  program: string;
  words: readonly string[];
}

/** A path in quotes, a word, or a path of Windows with blanks that nobody quoted, as aws-sso-cli writes it. */
const PROGRAM = /^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z]:\\[^"']*?\.exe)(?=\s|$)|(\S+))\s*(.*)$/i;

/** Undefined where no shell could split the line. */
export function processCommand(line: string): ProcessCommand | undefined {
  const [, double, single, windows, plain, rest = ''] = PROGRAM.exec(line) ?? [];
  const path = double ?? single ?? windows ?? plain;
  const words = shellWords(rest);
  if (path === undefined || words === undefined) return undefined;
  const program = (path.split(/[\\/]/).at(-1) ?? '').toLowerCase().replace(/\.exe$/, '');
  return { program, words };
}

/** The value of the first of some options that is there: `--name value`, `--name=value`, `-N value`. */
export function optionIn(words: readonly string[], ...names: string[]): string | undefined {
  for (const [at, word] of words.entries()) {
    for (const name of names) {
      if (word === name) return words[at + 1];
      if (word.startsWith(`${name}=`)) return word.slice(name.length + 1);
    }
  }
  return undefined;
}
