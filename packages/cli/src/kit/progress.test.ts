import { capture } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import { createOutput } from './output.ts';
import { startProgress } from './progress.ts';
import { sinkOver } from './sink.ts';

function context({ columns, quiet = false }: { columns?: number; quiet?: boolean } = {}) {
  let nowMs = 0;
  const stderr = capture();
  const env = { NO_COLOR: '1', ...(columns === undefined ? {} : { SSOCTL_FORCE_TTY: String(columns) }) };
  const sink = sinkOver(stderr, env);
  const output = createOutput(sink, sink, { json: false, quiet, verbose: false, now: () => nowMs });
  const progress = startProgress(output, 'Asking');
  return {
    stderr,
    output,
    progress,
    at(seconds: number, done: number, total: number) {
      nowMs = seconds * 1000;
      progress.update(done, total);
    },
  };
}

test('says the time left by what was done since it began, not by what was known before', () => {
  const t = context();
  t.at(0, 980, 1000);
  t.at(10, 985, 1000);
  expect(t.stderr.text).toBe('Asking: 985 of 1000, 30 s left\n');
});

test('is a line every ten seconds where nobody looks', () => {
  const t = context();
  for (let second = 0; second <= 25; second += 1) t.at(second, second, 50);
  expect(t.stderr.lines).toEqual(['Asking: 10 of 50, 40 s left', 'Asking: 20 of 50, 30 s left']);
});

test('is one line that is drawn over on a terminal, and taken away at the end', () => {
  const t = context({ columns: 80 });
  t.at(0, 0, 4);
  t.at(1, 1, 4);
  t.at(2, 2, 4);
  t.progress.end();
  expect(t.stderr.text).not.toContain('\n');
  expect(t.stderr.text.endsWith('2 of 4, 2 s left\r\x1b[2K')).toBe(true);
});

test('gives way to a warning, and comes back below it', () => {
  const t = context({ columns: 80 });
  t.at(0, 0, 4);
  t.at(1, 1, 4);
  t.output.warn('something');
  t.at(2, 2, 4);
  expect(t.stderr.text).toContain('1 of 4, 3 s left\r\x1b[2Kwarning: something\n');
  expect(t.stderr.text.split('\n')[1]).toMatch(/^Asking .*2 of 4, 2 s left$/);
});

test('never fills a line, whatever the width', () => {
  const t = context({ columns: 24 });
  t.at(0, 0, 1000);
  t.at(1, 100, 1000);
  expect(t.stderr.text).toBe('Asking  100 of 1000, 9…');
});

test('is silent with --quiet', () => {
  const t = context({ columns: 80, quiet: true });
  t.at(20, 2, 4);
  t.progress.end();
  expect(t.stderr.text).toBe('');
});
