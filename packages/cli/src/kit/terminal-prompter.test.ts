import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { terminalPrompter } from './terminal-prompter.ts';

const NO_WORDS = { missing: '', flag: '' };
const KEYS = { down: '\x1b[B', tab: '\t', enter: '\r', interrupt: '\x03' };

/** A terminal at which somebody types once a question is shown. */
function atTerminal(size = { columns: 80, rows: 24 }) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => {} });
  const output = Object.assign(new PassThrough(), size);
  let screen = '';
  const shown = new Promise((resolve) => output.once('data', resolve));
  output.on('data', (data) => {
    screen += data;
  });
  const type = (...keys: string[]): void => {
    void shown.then(() => keys.map((key) => input.write(key)));
  };
  const prompt = terminalPrompter({ input, output, signal: new AbortController().signal });
  return { prompt, type, screen: () => screen };
}

const FRUIT = ['apple', 'banana', 'cherry'].map((label) => ({ value: label.toUpperCase(), label }));

test('draws in lines on a terminal that does not tell its size', async () => {
  const { prompt, type, screen } = atTerminal({ columns: 0, rows: 0 });
  type('y');
  expect(await prompt.confirm('Write it?', NO_WORDS)).toBe(true);
  expect(screen()).toContain('Write it?');
});

test('takes Enter for the answer that it suggests', async () => {
  for (const suggested of [undefined, true, false]) {
    const { prompt, type } = atTerminal();
    type(KEYS.enter);
    expect(await prompt.confirm('Write it?', NO_WORDS, suggested)).toBe(suggested ?? true);
  }
});

describe('choosing several', () => {
  test('gives those marked, in the order of the choices', async () => {
    const { prompt, type } = atTerminal();
    type(KEYS.down, KEYS.down, KEYS.tab, KEYS.down, KEYS.tab, KEYS.enter);
    expect(await prompt.multiselect('Which?', FRUIT, NO_WORDS)).toEqual(['APPLE', 'CHERRY']);
  });

  test('finds them by what is typed', async () => {
    const { prompt, type } = atTerminal();
    type('b', 'a', 'n', KEYS.tab, KEYS.enter);
    expect(await prompt.multiselect('Which?', FRUIT, NO_WORDS)).toEqual(['BANANA']);
  });

  test('wants one at least', async () => {
    const { prompt, type, screen } = atTerminal();
    type(KEYS.enter, KEYS.tab, KEYS.enter);
    expect(await prompt.multiselect('Which?', FRUIT, NO_WORDS)).toEqual(['APPLE']);
    expect(screen()).toContain('at least one');
  });

  test('ends as cancelled on Ctrl-C', async () => {
    const { prompt, type } = atTerminal();
    type(KEYS.tab, KEYS.interrupt);
    await expect(prompt.multiselect('Which?', FRUIT, NO_WORDS)).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});

describe('a text with a suggestion', () => {
  const noFruit = (text: string) => (text === 'fruit' ? 'No fruit' : undefined);

  test('is the suggestion when nothing is typed', async () => {
    const { prompt, type } = atTerminal();
    type(KEYS.enter);
    expect(await prompt.text('Name?', NO_WORDS, noFruit, 'corp')).toBe('corp');
  });

  test('is what is typed', async () => {
    const { prompt, type } = atTerminal();
    type(' lab ', KEYS.enter);
    expect(await prompt.text('Name?', NO_WORDS, noFruit, 'corp')).toBe('lab');
  });

  test('is checked too', async () => {
    const { prompt, type, screen } = atTerminal();
    type(KEYS.enter, 'x', KEYS.enter);
    expect(await prompt.text('Name?', NO_WORDS, noFruit, 'fruit')).toBe('x');
    expect(screen()).toContain('No fruit');
  });
});
