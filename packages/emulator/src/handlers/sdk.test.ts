import { GetRoleCredentialsCommand, ListAccountsCommand, paginateListAccounts, SSOClient } from '@aws-sdk/client-sso';
import {
  AuthorizationPendingException,
  CreateTokenCommand,
  InvalidClientException,
  InvalidRequestException,
  RegisterClientCommand,
  SlowDownException,
  SSOOIDCClient,
  StartDeviceAuthorizationCommand,
} from '@aws-sdk/client-sso-oidc';
import { expect, test } from 'vitest';
import { DEVICE_CODE, type Playground, playground } from '../../test/playground.ts';

/** Sends what the SDK's client built to the service, without a socket. */
function settings(play: Playground) {
  const handle = async (request: {
    method: string;
    path: string;
    query?: Record<string, string>;
    headers: Record<string, string>;
    body?: string;
  }) => {
    const { method, headers, body } = request;
    const query = new URLSearchParams(request.query).toString();
    const init = method === 'GET' ? { method, headers } : { method, headers, body: body ?? '' };
    const answer = await play.call(`${request.path}${query === '' ? '' : `?${query}`}`, init);
    const back = Object.fromEntries(answer.headers);
    return { response: { statusCode: answer.status, headers: back, body: new TextEncoder().encode(answer.text) } };
  };
  return { region: 'eu-central-1', maxAttempts: 1, requestHandler: { handle } as never };
}

test("the SDK's own clients sign in, list and fetch credentials", async () => {
  const play = playground();
  const oidc = new SSOOIDCClient(settings(play));
  const client = await oidc.send(
    new RegisterClientCommand({ clientName: 'sdk', clientType: 'public', scopes: ['sso:account:access'] }),
  );
  const { clientId, clientSecret } = client;
  const device = await oidc.send(
    new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl: play.service.startUrl }),
  );
  const poll = () =>
    oidc.send(
      new CreateTokenCommand({ clientId, clientSecret, grantType: DEVICE_CODE, deviceCode: device.deviceCode }),
    );
  await expect(poll()).rejects.toBeInstanceOf(AuthorizationPendingException);
  await expect(poll()).rejects.toMatchObject({ error: 'authorization_pending', error_description: expect.any(String) });
  await expect(poll()).rejects.toBeInstanceOf(SlowDownException);
  play.service.state.approveDevice(device.userCode ?? '', 'maya');
  const { accessToken } = await poll();

  const portal = new SSOClient(settings(play));
  const names: (string | undefined)[] = [];
  for await (const page of paginateListAccounts({ client: portal, pageSize: 3 }, { accessToken })) {
    names.push(...(page.accountList ?? []).map((account) => account.accountName));
  }
  expect(names).toHaveLength(8);
  const { roleCredentials } = await portal.send(
    new GetRoleCredentialsCommand({ accessToken, accountId: '012345678901', roleName: 'PowerUserAccess' }),
  );
  expect(roleCredentials?.expiration).toBe(play.clock.now() + 8 * 3_600_000);
});

test("the SDK's own clients understand refusals", async () => {
  const play = playground();
  const oidc = new SSOOIDCClient(settings(play));
  const { clientId, clientSecret } = await play.register();
  const start = (secret: string, startUrl: string) =>
    oidc.send(new StartDeviceAuthorizationCommand({ clientId, clientSecret: secret, startUrl }));
  await expect(start(clientSecret, 'https://other.awsapps.com/start')).rejects.toBeInstanceOf(InvalidRequestException);
  await expect(start('wrong', play.service.startUrl)).rejects.toBeInstanceOf(InvalidClientException);

  const portal = new SSOClient(settings(play));
  await expect(portal.send(new ListAccountsCommand({ accessToken: 'x' }))).rejects.toMatchObject({
    name: 'UnauthorizedException',
    message: 'Session token not found or invalid',
  });
  const { accessToken } = await play.signIn('tomas');
  const denied = new GetRoleCredentialsCommand({ accessToken, accountId: '111122223333', roleName: 'Billing' });
  await expect(portal.send(denied)).rejects.toMatchObject({ name: 'ForbiddenException', message: 'No access' });
});
