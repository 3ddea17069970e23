const CONTEXT_LINES = 3;

/**
 * A unified diff of bytes that were only added to at their end. It is for reading: values that look like secrets are masked
 * in the context, control characters are spelled out, and line ends are shown as plain ones.
 */
export function appendDiff(file: string, before: Uint8Array | undefined, after: Uint8Array): string {
  const known = before?.length ?? 0;
  const old = linesOf(after.subarray(0, known));
  const complete = known === 0 || after[known - 1] === 0x0a;
  // The line end that completes the old last line belongs to that line, not to what is added.
  const added = linesOf(after.subarray(known)).slice(complete ? 0 : 1);
  const context = masked(old, CONTEXT_LINES);
  const kept = (complete ? context : context.slice(0, -1)).map((line) => ` ${line}`);
  const last = context.at(-1) ?? '';
  const completed = complete ? [] : [`-${last}`, '\\ No newline at end of file', `+${last}`];
  const start = old.length - context.length + (context.length > 0 ? 1 : 0);
  const newStart = old.length - context.length + 1;
  return [
    `--- ${before === undefined ? '/dev/null' : visible(file)}`,
    `+++ ${visible(file)}`,
    `@@ -${start},${context.length} +${newStart},${context.length + added.length} @@`,
    ...kept,
    ...completed,
    ...added.map((line) => `+${visible(line)}`),
    '',
  ].join('\n');
}

function linesOf(bytes: Uint8Array): string[] {
  const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
}

const SECRET_KEY = /^\s*[^=:]*(?:secret|token|password|access_key)[^=:]*[=:]\s*/i;

/** The last lines, without the values of keys that hold secrets, whether beside the key or on the lines below it. */
function masked(lines: readonly string[], count: number): string[] {
  const from = Math.max(lines.length - count, 0);
  let owner = from;
  while (owner > 0 && isContinuation(lines[owner])) owner -= 1;
  let secret = false;
  return lines.slice(owner).flatMap((line, at) => {
    const key = SECRET_KEY.exec(line)?.[0];
    if (!isContinuation(line)) secret = key !== undefined;
    const shown =
      key !== undefined && key !== line
        ? `${key}********`
        : secret && key === undefined
          ? line.replace(/\S.*/, '********')
          : line;
    return owner + at < from ? [] : [visible(shown)];
  });
}

function isContinuation(line: string | undefined): boolean {
  return line === undefined || line === '' || /^\s/.test(line);
}

function visible(text: string): string {
  return text.replace(/(?!\t)\p{Cc}/gu, (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
