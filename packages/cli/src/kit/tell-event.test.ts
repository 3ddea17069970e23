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

test('lets no code or address of the service steer the terminal', () => {
  const event = { kind: 'device-code', expiresInSeconds: 600, opened: false } as const;
  const url = 'https://device.example/\u001b]52;c;cm0=\u0007';
  expect(told({ ...event, userCode: 'AB\u001b[2J', url, completeUrl: url })).toBe(
    'Open this page, if it shows the code AB\\x1b[2J: https://device.example/\\x1b]52;c;cm0=\\x07\n',
  );
});
