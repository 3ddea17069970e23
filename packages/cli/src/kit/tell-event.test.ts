import { expect, test } from 'vitest';
import { createOutput } from './output.ts';
import { sinkOver } from './sink.ts';
import { tellEvent } from './tell-event.ts';

function told(event: Parameters<typeof tellEvent>[0]): string {
  const parts: string[] = [];
  const sink = sinkOver({ write: (part) => parts.push(part) }, {});
  tellEvent(event, createOutput(sink, sink, { json: false, quiet: false, verbose: false, now: () => 0 }));
  return parts.join('');
}

test('names the lock that is waited for as it lies there', () => {
  expect(told({ kind: 'waiting-for-lock', path: '/home/ann/.aws/config.lock' })).toBe(
    'Waiting for another process that holds /home/ann/.aws/config.lock.\n',
  );
});

test('says in words that somebody else signs in', () => {
  expect(told({ kind: 'waiting-for-lock', path: '/home/ann/.aws/sso/cache/a.json.signin.lock' })).toBe(
    'Another process is signing in already; waiting for it.\n',
  );
});
