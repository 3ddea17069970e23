import { expect, test } from 'vitest';
import { mismatch, parseTranscript } from './transcript.ts';

test('reads titles, commands, both streams and the exit code', () => {
  expect(parseTranscript('# one\n$ a b\nout\n! err\n[exit 4]\n\n$ c\n')).toEqual([
    {
      title: 'one',
      steps: [
        { line: 2, command: 'a b', stdout: ['out'], stderr: ['err'], exit: 4 },
        { line: 7, command: 'c', stdout: [], stderr: undefined, exit: 0 },
      ],
    },
  ]);
});

test.each([
  ['equal lines', ['a', 'b'], 'a\nb\n', true],
  ['a star for a part of a line', ['token until *.'], 'token until noon.', true],
  ['dots for any lines', ['a', '...', 'z'], 'a\nb\nc\nz', true],
  ['columns of another width', ['name  state'], 'name        state', true],
])('accepts %s', (_what, expected, actual) => {
  expect(mismatch(expected, actual)).toBeUndefined();
});

test.each([
  ['a missing line', ['a', 'b'], 'a'],
  ['an extra line', ['a'], 'a\nb'],
  ['another text', ['a.c'], 'abc'],
  ['output where none is expected', [], 'a'],
])('refuses %s', (_what, expected, actual) => {
  expect(mismatch(expected, actual)).toContain('but got');
});
