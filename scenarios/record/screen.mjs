/**
 * What a terminal shows after a program has written to it: as much of one as the program's questions need. Lines are as long as they
 * are, and nothing scrolls away.
 */
export function createScreen() {
  const lines = [''];
  let [row, column] = [0, 0];
  /** The beginning of a control sequence whose rest is to come. */
  let pending = '';

  function put(character) {
    const line = (lines[row] ?? '').padEnd(column);
    lines[row] = line.slice(0, column) + character + line.slice(column + 1);
    column += 1;
  }

  function moveTo(newRow) {
    row = Math.max(0, newRow);
    while (lines.length <= row) lines.push('');
  }

  const commands = {
    A: (count = 1) => moveTo(row - count),
    B: (count = 1) => moveTo(row + count),
    C: (count = 1) => {
      column += count;
    },
    D: (count = 1) => {
      column = Math.max(0, column - count);
    },
    G: (to = 1) => {
      column = to - 1;
    },
    J: () => {
      lines[row] = (lines[row] ?? '').slice(0, column);
      lines.length = row + 1;
    },
    K: (what = 0) => {
      lines[row] = what === 0 ? (lines[row] ?? '').slice(0, column) : '';
    },
  };

  return {
    write(text) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what a screen is about.
      const [, whole = '', cut = ''] = /^(.*?)(\u001b(?:\[[\d;?]*)?)?$/s.exec(pending + text) ?? [];
      pending = cut;
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the same.
      for (const [part, number, letter] of whole.matchAll(/\u001b\[\??(\d*)(?:;\d+)*([A-Za-z])|./gsu)) {
        if (letter !== undefined) commands[letter]?.(number === '' ? undefined : Number(number));
        else if (part === '\n') moveTo(row + 1);
        else if (part === '\r') column = 0;
        else if (part === '\b') column = Math.max(0, column - 1);
        else put(part);
      }
    },
    /** From the last line that begins so; all by default. */
    text: (from) =>
      lines
        .slice(
          from === undefined
            ? 0
            : Math.max(
                0,
                lines.findLastIndex((line) => line.startsWith(from)),
              ),
        )
        .map((line) => line.trimEnd())
        .join('\n')
        .trimEnd(),
  };
}
