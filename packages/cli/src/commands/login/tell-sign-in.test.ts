import { capture } from '@ssoctl/testkit';
import { expect, test } from 'vitest';
import { createOutput } from '../../kit/output.ts';
import { sinkOver } from '../../kit/sink.ts';
import { tellSignIn } from './tell-sign-in.ts';

test('lets no code or address of the service steer the terminal, and draws the address as it is', () => {
  const printed = capture();
  const drawn: string[] = [];
  const sink = sinkOver(printed, { NO_COLOR: '1' });
  const tell = tellSignIn({
    output: createOutput(sink, sink, { json: false, quiet: false, verbose: false, now: () => 0 }),
    signIn: {
      kind: 'sso-session',
      name: 'corp\u001b[1m',
      startUrl: 'https://d-1234567890.awsapps.com/start',
      region: 'eu-west-1',
      scopes: null,
    },
    choice: { flow: 'device-code', because: 'profile a\u001b[1m' },
    draw: (url) => String(drawn.push(url)),
  });
  const url = 'https://device.example/\u001b]52;c;cm0=\u0007';
  const completeUrl = `${url}?user_code=AB\r\nSigned in.`;
  tell({ kind: 'device-code', userCode: 'AB\u001b[2J', url, completeUrl, expiresInSeconds: 600, opened: false });
  expect(printed.text).toContain('AB\\x1b[2J');
  expect(printed.text).toContain('https://device.example/\\x1b]52;c;cm0=\\x07?user_code=AB\\x0d\\x0aSigned in.');
  for (const steers of ['\u001b', '\u0007', '\r']) expect(printed.text).not.toContain(steers);
  expect(drawn).toEqual([completeUrl]);
});

test.each([
  [undefined, 'ssoctl login corp --device-code'],
  ['ssoctl setup corp', 'ssoctl setup corp --device-code'],
])('names the command for a browser elsewhere: %s', (command, said) => {
  const printed = capture();
  const sink = sinkOver(printed, { NO_COLOR: '1' });
  const tell = tellSignIn({
    output: createOutput(sink, sink, { json: false, quiet: false, verbose: false, now: () => 0 }),
    signIn: { kind: 'sso-session', name: 'corp', startUrl: 'https://a', region: 'eu-west-1', scopes: null },
    choice: { flow: 'pkce' },
    command,
  });
  tell({ kind: 'authorize', url: 'https://b', port: 7, opened: false });
  expect(printed.text).toContain(`For a browser elsewhere: ${said}\n`);
});
