import { expect, test } from 'vitest';
import { askedToken, withNextToken } from './page-tokens.ts';

const changed = async (body: string, token: string | undefined) =>
  (await withNextToken(new Response(body), token)).text();

test.each([
  ['/assignment/accounts?next_token=abc', '', 'abc'],
  ['/', '{"NextToken":"abc"}', 'abc'],
  ['/', '{"MaxResults":3}', undefined],
  ['/', 'Action=GetCallerIdentity', undefined],
])('a request for %s with %j asks for the page %s', (path, body, token) => {
  expect(askedToken(new URL(path, 'http://127.0.0.1'), body)).toBe(token);
});

test('an answer loses its token, or names another', async () => {
  expect(await changed('{"Users":[],"NextToken":"b"}', undefined)).toBe('{"Users":[]}');
  expect(await changed('{"nextToken":"b","accountList":[]}', 'a')).toBe('{"accountList":[],"nextToken":"a"}');
});

test.each([
  ['{"Users":[]}', '{"Users":[],"NextToken":"a"}'],
  ['{"nextToken":null,"accountList":[]}', '{"accountList":[],"nextToken":"a"}'],
  ['<html>', '<html>'],
])('the last page %s can be made to go on', async (body, expected) => {
  expect(await changed(body, 'a')).toBe(expected);
});

test('status and headers stay, and a refusal whole', async () => {
  const response = await withNextToken(new Response('{"NextToken":"b"}', { status: 206, headers: { x: 'y' } }), 'a');
  expect([response.status, response.headers.get('x')]).toEqual([206, 'y']);
  const refusal = new Response('{"__type":"ThrottlingException"}', { status: 429 });
  expect(await withNextToken(refusal, 'a')).toBe(refusal);
});
