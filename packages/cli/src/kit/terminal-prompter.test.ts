import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { terminalPrompter } from './terminal-prompter.ts';

test('draws in lines on a terminal that does not tell its size', async () => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), { columns: 0, rows: 0 });
  const prompt = terminalPrompter({ input, output, signal: new AbortController().signal });
  const answer = prompt.confirm('Write it?', { missing: '', flag: '' });
  setImmediate(() => input.write('y'));
  expect(await answer).toBe(true);
  expect(String(output.read())).toContain('Write it?');
});
