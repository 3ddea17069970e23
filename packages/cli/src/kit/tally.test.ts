import { capture } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import { createOutput } from './output.ts';
import { sinkOver } from './sink.ts';
import { startTally } from './tally.ts';

function context({ columns, quiet = false }: { columns?: number; quiet?: boolean } = {}) {
  let nowMs = 0;
  const stderr = capture();
  const env = { NO_COLOR: '1', ...(columns === undefined ? {} : { SSOCTL_FORCE_TTY: String(columns) }) };
  const sink = sinkOver(stderr, env);
  const tally = startTally(createOutput(sink, sink, { json: false, quiet, verbose: false, now: () => nowMs }));
  return {
    stderr,
    tally,
    at(seconds: number, said: string) {
      nowMs = seconds * 1000;
      tally.update(said);
    },
  };
}

test('is a line every ten seconds where nobody looks', () => {
  const t = context();
  for (let second = 0; second <= 25; second += 1) t.at(second, `users: ${second}`);
  expect(t.stderr.lines).toEqual(['users: 10', 'users: 20']);
});

test('is one line that is drawn over on a terminal, never wider than it, and taken away at the end', () => {
  const t = context({ columns: 12 });
  t.at(1, 'users: 100');
  t.at(2, 'users: 100,000');
  t.tally.end();
  expect(t.stderr.text).toBe('users: 100\r\x1b[2Kusers: 100…\r\x1b[2K');
});

test('is silent with --quiet', () => {
  const t = context({ columns: 80, quiet: true });
  t.at(20, 'users: 1');
  t.tally.end();
  expect(t.stderr.text).toBe('');
});
