import type { Registration } from '../cache/types.ts';
import { clientOptions } from '../call/client-options.ts';
import { serviceCaller } from '../call/service-call.ts';
import { incompleteAnswer } from '../call/translate.ts';
import type { CallDeps } from '../call/types.ts';
import { CLIENT_TYPE, DEFAULT_INTERVAL_SECONDS, GRANT_TYPES } from '../wire/operations.ts';
import { readsDeviceAuthorization, readsRegistration, readsToken, wireErrorOf } from './rejections.ts';
import type { ClientIdentity, Grant, IssuedToken, OidcClient, RegisterClientInput } from './types.ts';

const DEVICE_CODE_SECONDS = 600;

/** The sign-in service of one Region. Nothing is loaded or called until the first call. */
export function oidcClient(deps: CallDeps): OidcClient {
  const sdk = () => import('@aws-sdk/client-sso-oidc');
  const service = serviceCaller(deps, 'sso-oidc', async (endpoint) => {
    const { SSOOIDCClient } = await sdk();
    return new SSOOIDCClient(await clientOptions(deps, endpoint));
  });

  return {
    region: deps.region,
    authorizeBase: () => service.endpoint().origin,

    async registerClient(input, options) {
      const { RegisterClientCommand } = await sdk();
      const rules = { repeat: 'reads', reads: readsRegistration } as const;
      const answer = await service.send('RegisterClient', rules, options, (client, http) =>
        client.send(new RegisterClientCommand(registerRequest(input)), http),
      );
      const { clientId, clientSecret, clientSecretExpiresAt } = answer;
      if (!clientId || !clientSecret || !clientSecretExpiresAt) {
        throw incompleteAnswer(service.named('RegisterClient'), 'clientId, clientSecret or clientSecretExpiresAt');
      }
      const registration: Registration = { clientId, clientSecret, expiresAtMs: clientSecretExpiresAt * 1000 };
      if (input.scopes !== undefined) registration.scopes = input.scopes;
      if (input.grantTypes !== undefined) registration.grantTypes = input.grantTypes;
      return registration;
    },

    async startDeviceAuthorization(client, startUrl, options) {
      const { StartDeviceAuthorizationCommand } = await sdk();
      const { clientId, clientSecret } = client;
      const rules = { repeat: 'reads', reads: readsDeviceAuthorization(startUrl), secrets: [clientSecret] } as const;
      const answer = await service.send('StartDeviceAuthorization', rules, options, (sso, http) =>
        sso.send(new StartDeviceAuthorizationCommand({ clientId, clientSecret, startUrl }), http),
      );
      const { deviceCode, userCode, verificationUri } = answer;
      if (!deviceCode || !userCode || !verificationUri) {
        throw incompleteAnswer(service.named('StartDeviceAuthorization'), 'deviceCode, userCode or verificationUri');
      }
      return {
        deviceCode,
        userCode,
        verificationUri,
        verificationUriComplete: answer.verificationUriComplete || verificationUri,
        expiresInSeconds: positive(answer.expiresIn) ?? DEVICE_CODE_SECONDS,
        intervalSeconds: positive(answer.interval) ?? DEFAULT_INTERVAL_SECONDS,
      };
    },

    async createToken(client, grant, options) {
      const { CreateTokenCommand } = await sdk();
      // A poll is repeated by its own loop; a code or refresh token is good for one answer.
      const repeat = grant.type === 'device_code' ? 'never' : 'unsent';
      const rules = { repeat, reads: readsToken(grant.type), secrets: secretsOf(client, grant) } as const;
      try {
        const answer = await service.send('CreateToken', rules, options, (sso, http) =>
          sso.send(new CreateTokenCommand(tokenRequest(client, grant)), http),
        );
        const { accessToken, expiresIn, refreshToken } = answer;
        if (!accessToken || !positive(expiresIn)) {
          throw incompleteAnswer(service.named('CreateToken'), 'accessToken or expiresIn');
        }
        const token: IssuedToken = { accessToken, expiresAtMs: deps.clock.now() + (expiresIn ?? 0) * 1000 };
        if (refreshToken) token.refreshToken = refreshToken;
        return { kind: 'token', token };
      } catch (error) {
        const word = grant.type === 'device_code' ? wireErrorOf(error) : undefined;
        if (word === 'authorization_pending') return { kind: 'pending' };
        if (word === 'slow_down') return { kind: 'slow-down' };
        throw error;
      }
    },
  };
}

function registerRequest(input: RegisterClientInput) {
  return {
    clientName: input.clientName,
    clientType: CLIENT_TYPE,
    ...(input.grantTypes && { grantTypes: [...input.grantTypes] }),
    ...(input.redirectUris && { redirectUris: [...input.redirectUris] }),
    ...(input.issuerUrl !== undefined && { issuerUrl: input.issuerUrl }),
    ...(input.scopes && input.scopes.length > 0 && { scopes: [...input.scopes] }),
  };
}

function tokenRequest(client: ClientIdentity, grant: Grant) {
  const { clientId, clientSecret } = client;
  switch (grant.type) {
    case 'authorization_code': {
      const { code, codeVerifier, redirectUri } = grant;
      return { grantType: GRANT_TYPES.authorizationCode, clientId, clientSecret, redirectUri, codeVerifier, code };
    }
    case 'device_code':
      return { grantType: GRANT_TYPES.deviceCode, clientId, clientSecret, deviceCode: grant.deviceCode };
    case 'refresh_token':
      return { grantType: GRANT_TYPES.refreshToken, clientId, clientSecret, refreshToken: grant.refreshToken };
  }
}

function secretsOf({ clientSecret }: ClientIdentity, grant: Grant): string[] {
  switch (grant.type) {
    case 'authorization_code':
      return [clientSecret, grant.code, grant.codeVerifier];
    case 'device_code':
      return [clientSecret, grant.deviceCode];
    case 'refresh_token':
      return [clientSecret, grant.refreshToken];
  }
}

function positive(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds > 0 ? seconds : undefined;
}
