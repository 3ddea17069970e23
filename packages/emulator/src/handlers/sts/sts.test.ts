import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { type Keys, keysIn, keysOf } from '../../../test/admin-clients.ts';
import { type Playground, playground } from '../../../test/playground.ts';
import { DEFAULT_COMPANY, defaultSeed, loadSeed } from '../../seed/index.ts';
import type { CallerEnv } from '../../service-border.ts';

interface Asked {
  region?: string;
  env?: Partial<CallerEnv>;
  /** What happens to the request on its way. */
  tamper?: (headers: Headers) => void;
  signedAtMs?: number;
}

/** Asks with the real client; its request goes to the service without a socket. */
async function ask(play: Playground, keys: Keys, { region = 'eu-central-1', env, tamper, signedAtMs }: Asked = {}) {
  const skew = (signedAtMs ?? play.clock.now()) - Date.now();
  const client = new STSClient({
    region,
    credentials: keys,
    systemClockOffset: skew,
    maxAttempts: 1,
    requestHandler: {
      handle: async (request: { method: string; headers: Record<string, string>; body: string }) => {
        const headers = new Headers(request.headers);
        tamper?.(headers);
        const {
          status,
          headers: back,
          text,
        } = await play.call('/', { method: 'POST', headers, body: request.body }, env);
        const body = new TextEncoder().encode(text);
        return { response: { statusCode: status, headers: Object.fromEntries(back), body } };
      },
    } as never,
  });
  return client.send(new GetCallerIdentityCommand({}));
}

describe('GetCallerIdentity', () => {
  test('knows whose credentials it was asked with', async () => {
    const play = playground();
    const identity = await ask(play, await keysOf(play, 'tomas', '444455556666', 'ReadOnlyAccess'));
    expect(identity.Account).toBe('444455556666');
    expect(identity.Arn).toMatch(
      /^arn:aws:sts::444455556666:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/tomas$/,
    );
    expect(identity.UserId).toMatch(/^AROA[A-Z2-7]{17}:tomas$/);
  });

  test('names one role the same for everybody, and another in another account', async () => {
    const play = playground();
    const arn = async (user: string, account: string, role: string) =>
      (await ask(play, await keysOf(play, user, account, role))).Arn?.split('/')[1];
    const here = await arn('tomas', '012345678901', 'PowerUserAccess');
    expect(await arn('ines', '012345678901', 'PowerUserAccess')).toBe(here);
    expect(await arn('ines', '555566667777', 'PowerUserAccess')).not.toBe(here);
  });

  test('answers in every Region, in the partition of the instance', async () => {
    const instance = { ...defaultSeed().instance, region: 'cn-north-1', partition: 'aws-cn' };
    const play = playground({}, loadSeed({ ...defaultSeed(), instance }));
    const keys = await keysOf(play, 'tomas', '012345678901', 'PowerUserAccess');
    const env = { region: 'cn-northwest-1', partition: 'aws-cn' };
    expect((await ask(play, keys, { region: 'cn-northwest-1', env })).Arn).toMatch(/^arn:aws-cn:sts::/);
    const elsewhere = ask(play, keys, { region: 'us-east-1', env: { region: 'us-east-1', partition: 'aws' } });
    await expect(elsewhere).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
  });

  test('knows the long-lived keys of the seed', async () => {
    const accessKeys = [keysIn('444455556666')];
    const play = playground({}, loadSeed({ ...DEFAULT_COMPANY, accessKeys }));
    const { Account, Arn, UserId } = await ask(play, keysIn('444455556666'));
    expect([Account, Arn]).toEqual(['444455556666', 'arn:aws:iam::444455556666:user/ci']);
    expect(UserId).toMatch(/^AIDA[A-Z0-9]+$/);
  });

  test('outlives the sign-in, and ends with the keys', async () => {
    const play = playground();
    const keys = await keysOf(play, 'maya', '111122223333', 'AdministratorAccess');
    play.service.state.revokeSessions();
    play.clock.advance(3_599_000);
    expect((await ask(play, keys)).Account).toBe('111122223333');
    play.clock.advance(1000);
    await expect(ask(play, keys)).rejects.toMatchObject({
      name: 'ExpiredToken',
      message: 'The security token included in the request is expired',
      $metadata: { httpStatusCode: 403 },
    });
  });
});

describe('a request is refused', () => {
  const strange = { accessKeyId: 'ASIAUNKNOWN', secretAccessKey: 'x', sessionToken: 'x' };

  test.each([
    ['with unknown keys', () => strange, {}, 'InvalidClientTokenId'],
    ['with a session token of others', (k: Keys) => ({ ...k, sessionToken: 'x' }), {}, 'InvalidClientTokenId'],
    ['without a session token', ({ sessionToken: _, ...k }: Keys) => k as Keys, {}, 'InvalidClientTokenId'],
    ['with another secret', (k: Keys) => ({ ...k, secretAccessKey: 'x' }), {}, 'SignatureDoesNotMatch'],
    ['with another host', undefined, { tamper: (h: Headers) => h.set('host', 'x') }, 'SignatureDoesNotMatch'],
    [
      'without a signature',
      undefined,
      { tamper: (h: Headers) => h.delete('authorization') },
      'MissingAuthenticationToken',
    ],
    [
      'with half a signature',
      undefined,
      { tamper: (h: Headers) => h.set('authorization', 'AWS4-HMAC-SHA256 x') },
      'IncompleteSignature',
    ],
    ['signed for another Region', undefined, { env: { region: 'us-east-1' } }, 'SignatureDoesNotMatch'],
  ])('%s', async (_what, change, asked: Asked, name) => {
    const play = playground();
    const keys = await keysOf(play, 'maya', '012345678901', 'PowerUserAccess');
    await expect(ask(play, change?.(keys) ?? keys, asked)).rejects.toMatchObject({ name });
  });

  test.each([
    [-6, /^Signature expired: 20261123T1154\d\dZ is now earlier than 20261123T115500Z \(20261123T120000Z - 5 min\.\)/],
    [6, /^Signature not yet current: 20261123T120[56]\d\dZ is still later than 20261123T120500Z/],
  ])('when its clock is %d minutes off', async (minutes, message) => {
    const play = playground();
    const keys = await keysOf(play, 'maya', '012345678901', 'PowerUserAccess');
    const signedAtMs = play.clock.now() + minutes * 60_000;
    await expect(ask(play, keys, { signedAtMs })).rejects.toMatchObject({ name: 'SignatureDoesNotMatch', message });
    await ask(play, keys, { signedAtMs: play.clock.now() + (minutes - Math.sign(minutes) * 2) * 60_000 });
  });

  test('for an action that is not played', async () => {
    const { status, text } = await playground().call('/', {
      method: 'POST',
      body: 'Action=AssumeRole&Version=2011-06-15',
    });
    expect(status).toBe(400);
    expect(text).toMatch(
      /^<ErrorResponse xmlns="https:\/\/sts.amazonaws.com\/doc\/2011-06-15\/"><Error><Type>Sender<\/Type><Code>InvalidAction</,
    );
  });
});
