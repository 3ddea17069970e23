import { describe, expect, test } from 'vitest';
import { SsoctlError } from '../errors/index.ts';
import { type Call, translateError } from './translate.ts';

const call: Call = {
  service: 'sso',
  operation: 'GetRoleCredentials',
  region: 'eu-north-1',
  host: 'portal.sso.eu-north-1.amazonaws.com',
  loginHint: 'run: ssoctl login',
};

const nodeError = (code: string, more = {}) => Object.assign(new Error(`connect ${code}`), { code, ...more });
const answer = (status: number, name: string, more = {}) =>
  Object.assign(new Error('as they say'), {
    name,
    $fault: status < 500 ? 'client' : 'server',
    $metadata: { httpStatusCode: status, requestId: 'r-1' },
    $response: { statusCode: status, headers: {} },
    ...more,
  });

describe('the network', () => {
  test.each([
    ['ENOTFOUND', 'NETWORK_UNREACHABLE'],
    ['EAI_AGAIN', 'NETWORK_UNREACHABLE'],
    ['ECONNREFUSED', 'NETWORK_UNREACHABLE'],
    ['ECONNRESET', 'NETWORK_UNREACHABLE'],
    ['EPIPE', 'NETWORK_UNREACHABLE'],
    ['ETIMEDOUT', 'TIMED_OUT'],
    ['ERR_CONNECT_TIMEOUT', 'TIMED_OUT'],
    ['ERR_ANSWER_TIMEOUT', 'TIMED_OUT'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'TLS_UNTRUSTED'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'TLS_UNTRUSTED'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'TLS_UNTRUSTED'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'TLS_UNTRUSTED'],
    ['CERT_HAS_EXPIRED', 'TLS_UNTRUSTED'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS_UNTRUSTED'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'NETWORK_UNREACHABLE'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'NETWORK_UNREACHABLE'],
    ['ERR_PROXY_UNREACHABLE', 'PROXY_FAILED'],
  ])('%s is %s', (code, ours) => {
    const error = translateError(call, nodeError(code));
    expect(error.code).toBe(ours);
    expect(error.message).toContain(call.host);
    expect(error.message).toContain(code);
    expect(error.hint).toBeTypeOf('string');
    expect(error.details).toMatchObject({ operation: 'GetRoleCredentials', networkCode: code });
  });

  test('the SDK calls a reset a timeout; it is none', () => {
    expect(translateError(call, nodeError('ECONNRESET', { name: 'TimeoutError' })).code).toBe('NETWORK_UNREACHABLE');
  });

  test('a TimeoutError without a code is one', () => {
    expect(translateError(call, Object.assign(new Error('late'), { name: 'TimeoutError' })).code).toBe('TIMED_OUT');
  });

  test('the code is found in a cause and among the addresses tried', () => {
    expect(translateError(call, new Error('x', { cause: nodeError('ENOTFOUND') })).code).toBe('NETWORK_UNREACHABLE');
    const all = new AggregateError([nodeError('ECONNREFUSED'), nodeError('ENETUNREACH')]);
    expect(translateError(call, all).details).toMatchObject({ networkCode: 'ECONNREFUSED' });
  });

  test('an unknown host asks about the Region, an untrusted certificate about the CA file', () => {
    expect(translateError(call, nodeError('ENOTFOUND')).hint).toContain('eu-north-1');
    expect(translateError(call, nodeError('SELF_SIGNED_CERT_IN_CHAIN')).hint).toBe(
      "set AWS_CA_BUNDLE to your company's CA file",
    );
  });

  test('a proxy that wants a password says so', () => {
    const error = translateError(call, nodeError('ERR_PROXY_REFUSED', { status: 407, proxy: 'proxy.corp:3128' }));
    expect(error.message).toContain('through proxy.corp:3128: the proxy refused the connection with 407');
    expect(error.hint).toContain('USER:PASSWORD');
  });
});

describe('answers', () => {
  test.each([
    [429, 'TooManyRequestsException', 'THROTTLED'],
    [400, 'ThrottlingException', 'THROTTLED'],
    [500, 'InternalServerException', 'SERVICE_UNAVAILABLE'],
    [503, 'Unknown', 'SERVICE_UNAVAILABLE'],
    [403, 'ForbiddenException', 'ACCESS_DENIED'],
    [400, 'InvalidRequestException', 'SERVICE_REJECTED'],
  ])('%i %s is %s', (status, name, code) => {
    const error = translateError(call, answer(status, name));
    expect(error.code).toBe(code);
    expect(error.message).toContain(`${status}`);
    expect(error.message).toContain('as they say');
    expect(error.message).toContain('[request id r-1]');
  });

  test('what a service says cannot steer the terminal, and is bounded', () => {
    const error = translateError(call, answer(400, 'Bad', { message: `\u001b[2J${'x'.repeat(5_000)}` }));
    expect(error.message).not.toContain('\u001b');
    expect(error.message.length).toBeLessThan(500);
  });

  test('something that is not the service’s language names status and type, and nothing of the body', () => {
    const syntax = Object.assign(new SyntaxError('Unexpected token in {"accessToken":"secret"'), {
      $response: { statusCode: 200, headers: { 'content-type': 'text/html' } },
      $metadata: { httpStatusCode: 200 },
    });
    const error = translateError(call, syntax);
    expect(error.code).toBe('SERVICE_UNAVAILABLE');
    expect(error.message).toMatch(/answered 200 .*text\/html/);
    expect(error.message).not.toContain('secret');
    expect(error.cause).toBeUndefined();
  });
});

test('an error of ours passes as it is, and one nobody knows is a defect without its text', () => {
  const own = new SsoctlError('CA_BUNDLE_INVALID', 'x');
  expect(translateError(call, own)).toBe(own);
  const defect = translateError(call, new TypeError('secret'));
  expect(defect.code).toBe('INTERNAL');
  expect(defect.message).not.toContain('secret');
});
