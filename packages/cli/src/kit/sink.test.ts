import { expect, test } from 'vitest';
import { sinkOver } from './sink.ts';

const terminal = { write() {}, isTTY: true, columns: 120 };
const pipe = { write() {} };

test.each([
  ['a terminal', terminal, {}, {}, true],
  ['a pipe', pipe, {}, {}, false],
  ['a dumb terminal', terminal, { TERM: 'dumb' }, {}, false],
  ['NO_COLOR', terminal, { NO_COLOR: '1' }, {}, false],
  ['an empty NO_COLOR', terminal, { NO_COLOR: '' }, {}, true],
  ['FORCE_COLOR on a pipe', pipe, { FORCE_COLOR: '1' }, {}, true],
  ['FORCE_COLOR=0 on a terminal', terminal, { FORCE_COLOR: '0' }, {}, false],
  ['NO_COLOR against FORCE_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '1' }, {}, false],
  ['--no-color against FORCE_COLOR', terminal, { FORCE_COLOR: '1' }, { noColor: true }, false],
])('decides on colours by %s', (_what, stream, env, options, coloured) => {
  expect(sinkOver(stream, env, options).colours.isColorSupported).toBe(coloured);
});

test('knows a terminal and its width, or is told', () => {
  expect(sinkOver(terminal, {})).toMatchObject({ terminal: true, columns: 120 });
  expect(sinkOver(pipe, {})).toMatchObject({ terminal: false });
  expect(sinkOver(pipe, { SSOCTL_FORCE_TTY: '90' })).toMatchObject({ terminal: true, columns: 90 });
});
