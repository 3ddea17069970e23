import { createHash, timingSafeEqual } from 'node:crypto';
import { plainText } from '../call/plain-text.ts';
import { type ErrorCode, SsoctlError } from '../errors/index.ts';
import type { LoopbackRequest, LoopbackResponse } from '../ports/index.ts';
import { CALLBACK_PATH } from '../wire/operations.ts';
import { callbackPage, notFound } from './callback-page.ts';

/** What a request to the listener means for the sign-in that waits. */
export type Verdict =
  | { kind: 'code'; code: string }
  | { kind: 'failed'; error: SsoctlError }
  /** Somebody else's, or a forged one: told, and the wait goes on. */
  | { kind: 'stray'; reason: string }
  /** None of ours, such as a favicon: not worth a word. */
  | { kind: 'ignored' };

export interface CallbackReply {
  response: LoopbackResponse;
  verdict: Verdict;
}

const LONGEST_CODE = 8_192;

/**
 * Judges a request to the sign-in's listener (RFC 6749 §4.1.2, RFC 8252 §8.10). Only a request that knows the state can give a
 * code; one that does not can at most end the wait, and only when a person's browser navigated there.
 */
export function callback(request: LoopbackRequest, expected: { state: string; port: number }): CallbackReply {
  const url = targetOf(request, expected.port);
  if (url === undefined || request.method !== 'GET' || url.pathname !== CALLBACK_PATH) {
    return { response: notFound(), verdict: { kind: 'ignored' } };
  }
  const query = url.searchParams;
  if (['code', 'state', 'error'].some((key) => query.getAll(key).length > 1)) return stray('it repeats a parameter');
  const state = query.get('state') ?? '';
  const error = query.get('error');
  const code = query.get('code') ?? '';
  if (state !== '' && sameText(state, expected.state)) {
    if (error !== null) return refused(error, query.get('error_description') ?? '');
    if (code === '' || code.length > LONGEST_CODE) return failed('the sign-in page came back without a code');
    const page = { title: 'Signed in', text: 'You can close this page.', good: true };
    return { response: callbackPage(200, page), verdict: { kind: 'code', code } };
  }
  if (error !== null && state === '') {
    if (request.headers['sec-fetch-mode'] === 'navigate') return refused(error, query.get('error_description') ?? '');
    return stray('an error without a state');
  }
  if (code !== '') return stray(state === '' ? 'a code without a state' : 'a code with a wrong state');
  return stray('it carries neither a code nor an error of this sign-in');
}

/** Nothing when the request names another host: a page elsewhere may have pointed its own name at 127.0.0.1. */
function targetOf(request: LoopbackRequest, port: number): URL | undefined {
  const host = request.headers['host']?.toLowerCase();
  if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) return undefined;
  if (!request.target.startsWith('/') || !URL.canParse(request.target, `http://${host}`)) return undefined;
  const url = new URL(request.target, `http://${host}`);
  return url.host === host ? url : undefined;
}

function refused(error: string, description: string): CallbackReply {
  const said = [plainText(error, 60), plainText(description)].filter((part) => part !== '').join(': ');
  const denied = error === 'access_denied';
  return failed(
    denied ? 'the sign-in was refused in the browser' : 'the sign-in page answered with an error',
    denied ? 'SIGN_IN_DENIED' : 'SIGN_IN_FAILED',
    said,
  );
}

function failed(message: string, code: ErrorCode = 'SIGN_IN_FAILED', said = ''): CallbackReply {
  const whole = said === '' ? message : `${message} (${said})`;
  return {
    response: callbackPage(400, { title: 'Not signed in', text: sentence(message), detail: said, good: false }),
    verdict: { kind: 'failed', error: new SsoctlError(code, whole, { hint: 'run: ssoctl login' }) },
  };
}

function stray(reason: string): CallbackReply {
  const text = 'This is not an answer to the sign-in that waits in your terminal. It still waits.';
  return {
    response: callbackPage(400, { title: 'Not accepted', text, good: false }),
    verdict: { kind: 'stray', reason },
  };
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}. You can close this page and run the command again.`;
}

/** In a time that does not tell how much of it was right. */
function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
