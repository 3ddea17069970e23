import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { LoopbackRequest } from '../ports/index.ts';
import { callback } from './callback.ts';

const state = '11111111-2222-4333-8444-555555555555';
const port = 4711;

function get(target: string, headers: Record<string, string> = {}, method = 'GET'): LoopbackRequest {
  return { method, target, headers: { host: `127.0.0.1:${port}`, ...headers } };
}
const judged = (request: LoopbackRequest) => callback(request, { state, port });

describe('an answer to this sign-in', () => {
  test('the right state with a code gives the code', () => {
    const { response, verdict } = judged(get(`/oauth/callback?code=a%2Fb&state=${state}`));
    expect(verdict).toEqual({ kind: 'code', code: 'a/b' });
    expect(response.status).toBe(200);
    expect(response.body).toContain('Signed in');
    expect(response.body).toContain('You can close this page.');
  });

  test('the right state without a code ends the wait', () => {
    for (const query of [`state=${state}`, `state=${state}&code=`, `state=${state}&code=${'x'.repeat(9_000)}`]) {
      const { verdict } = judged(get(`/oauth/callback?${query}`));
      expect(verdict).toMatchObject({ kind: 'failed', error: { code: 'SIGN_IN_FAILED' } });
    }
  });

  test.each([
    ['access_denied', 'SIGN_IN_DENIED'],
    ['server_error', 'SIGN_IN_FAILED'],
    ['', 'SIGN_IN_FAILED'],
  ])('the error "%s" with the right state is %s, even beside a code', (error, code) => {
    const { verdict } = judged(get(`/oauth/callback?error=${error}&code=c&state=${state}&error_description=too+bad`));
    expect(verdict).toMatchObject({ kind: 'failed', error: { code, exitCode: 5 } });
    expect(verdict.kind === 'failed' && verdict.error.message).toContain('too bad');
  });
});

describe('an answer that does not know the state', () => {
  test.each([
    ['a code alone', 'code=c'],
    ['a code with another state', 'code=c&state=other'],
    ['a code with an empty state', 'code=c&state='],
    ['a code with a state cut short', `code=c&state=${state.slice(0, -1)}`],
    ['an error with another state', 'error=access_denied&state=other'],
    ['an error from a script', 'error=access_denied'],
    ['nothing', ''],
  ])('%s is told, refused, and waited past', (_what, query) => {
    const { response, verdict } = judged(get(`/oauth/callback?${query}`));
    expect(verdict.kind).toBe('stray');
    expect(response.status).toBe(400);
    expect(JSON.stringify(verdict)).not.toContain('"c"');
  });

  test('an error to which the browser navigated ends the wait', () => {
    const { verdict } = judged(get('/oauth/callback?error=invalid_request', { 'sec-fetch-mode': 'navigate' }));
    expect(verdict).toMatchObject({ kind: 'failed', error: { code: 'SIGN_IN_FAILED' } });
    const other = judged(get('/oauth/callback?error=x&state=other', { 'sec-fetch-mode': 'navigate' }));
    expect(other.verdict.kind).toBe('stray');
  });
});

test.each([`code=a&code=b&state=${state}`, `code=a&state=${state}&state=${state}`, `error=a&error=b&state=${state}`])(
  'a parameter that comes twice is not chosen from: %s',
  (query) => {
    expect(judged(get(`/oauth/callback?${query}`)).verdict.kind).toBe('stray');
  },
);

describe('requests that are none of ours', () => {
  const good = `/oauth/callback?code=c&state=${state}`;
  test.each([
    ['another path', get(`/oauth/callback/?code=c&state=${state}`)],
    ['a favicon', get('/favicon.ico')],
    ['a POST', get(good, {}, 'POST')],
    ['a HEAD', get(good, {}, 'HEAD')],
    ['another host', get(good, { host: 'evil.example' })],
    ['another port', get(good, { host: '127.0.0.1:1' })],
    ['an absolute target', get(`http://evil.example${good}`)],
    ['a target of another authority', get(`//evil.example${good}`)],
    ['no target', get('')],
  ])('%s: 404, and no word', (_what, request) => {
    const { response, verdict } = judged(request);
    expect(response.status).toBe(404);
    expect(verdict).toEqual({ kind: 'ignored' });
  });

  test('localhost is this machine too', () => {
    expect(judged(get(good, { host: `localhost:${port}` })).verdict.kind).toBe('code');
  });
});

describe('the page', () => {
  const hostile = encodeURIComponent(`<script>alert("1")</script>\u001b[2J${'y'.repeat(5_000)}`);
  const { response, verdict } = judged(
    get(`/oauth/callback?error=${hostile}&error_description=${hostile}&state=${state}`),
  );

  test('shows what the service said, escaped and bounded', () => {
    expect(response.body).not.toContain('<script');
    expect(response.body).toContain('&lt;script&gt;');
    expect(response.body.length).toBeLessThan(6_000);
    expect(response.body).not.toContain('\u001b');
    expect(verdict.kind === 'failed' && verdict.error.message).not.toContain('\u001b');
  });

  test('may load and run nothing but its own style', () => {
    const style = /<style>([\s\S]*?)<\/style>/.exec(response.body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = response.headers['content-security-policy'];
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`style-src 'sha256-${hash}'`);
    expect(response.body).not.toMatch(/\s(src|href|style|on\w+)=/);
    expect(response.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
  });

  test('never repeats the code', () => {
    const page = judged(get(`/oauth/callback?code=SECRETCODE&state=${state}`)).response;
    expect(JSON.stringify(page)).not.toContain('SECRETCODE');
    expect(JSON.stringify(page)).not.toContain(state);
  });
});
