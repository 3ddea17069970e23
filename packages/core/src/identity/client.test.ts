import { afterEach, expect, test } from 'vitest';
import { depsFor, type Reply, type WireServer, wireServer } from '../../test/wire-server.ts';
import { callerIdentity } from './client.ts';

const open: WireServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

const credentials = { accessKeyId: 'AKIA', secretAccessKey: 'secret', sessionToken: 'st' };

async function ask(...replies: Reply[]) {
  const server = await wireServer(...replies);
  open.push(server);
  const deps = depsFor(server.url);
  return { server, deps, identity: callerIdentity(deps, credentials) };
}

const identityXml = (inner: string): Reply => ({
  headers: { 'content-type': 'text/xml' },
  body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${inner}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
});
const errorXml = (status: number, code: string, message: string, headers = {}): Reply => ({
  status,
  headers: { 'content-type': 'text/xml', 'x-amzn-requestid': 'r-5', ...headers },
  body: `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
});
const ARN = 'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/ann@example.com';
const good = identityXml(`<Arn>${ARN}</Arn><UserId>AROA:ann</UserId><Account>111122223333</Account>`);

test('says whose the credentials are, and signs for the Region asked', async () => {
  const { server, identity } = await ask(good);
  expect(await identity).toEqual({ account: '111122223333', arn: ARN, userId: 'AROA:ann' });
  const [request] = server.received;
  expect(request?.body).toContain('Action=GetCallerIdentity');
  expect(request?.headers.authorization).toContain('/eu-north-1/sts/aws4_request');
  expect(request?.headers['x-amz-security-token']).toBe('st');
});

test.each([
  ['ExpiredToken', 'ACCESS_DENIED', /have expired/],
  ['InvalidClientTokenId', 'ACCESS_DENIED', /InvalidClientTokenId/],
  ['SignatureDoesNotMatch', 'ACCESS_DENIED', /not accepted/],
])('%s', async (exception, code, message) => {
  const { identity } = await ask(errorXml(403, exception, 'The security token is bad'));
  const error = await identity.catch((cause: unknown) => cause);
  expect(error).toMatchObject({ code, details: { exception, requestId: 'r-5' } });
  expect(String(error)).toMatch(message);
});

test('a clock that is wrong is corrected by the answer’s date, and the call is made again', async () => {
  const date = new Date(Date.now() + 3 * 3_600_000).toUTCString();
  const { server, identity } = await ask(errorXml(403, 'SignatureDoesNotMatch', 'not yet current', { date }), good);
  expect((await identity).account).toBe('111122223333');
  expect(server.received.map((request) => `${request.headers['x-amz-date']}`.slice(0, 11))).toHaveLength(2);
  expect(server.received[1]?.headers['x-amz-date']).not.toBe(server.received[0]?.headers['x-amz-date']);
});

test('an answer without an ARN is a failure of the service', async () => {
  await expect((await ask(identityXml(''))).identity).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});
