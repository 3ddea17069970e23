import { clientOptions } from '../call/client-options.ts';
import { pages } from '../call/pages.ts';
import { serviceCaller } from '../call/service-call.ts';
import { incompleteAnswer } from '../call/translate.ts';
import type { CallDeps } from '../call/types.ts';
import { MAX_PAGE_SIZE } from '../wire/operations.ts';
import { readsAccount, readsPortal, readsRole } from './rejections.ts';
import type { PortalAccount, PortalClient, PortalRole } from './types.ts';

/** The access portal of one Region. Nothing is loaded or called until the first call. */
export function portalClient(deps: CallDeps): PortalClient {
  const sdk = () => import('@aws-sdk/client-sso');
  const service = serviceCaller(deps, 'sso', async (endpoint) => {
    const { SSOClient } = await sdk();
    return new SSOClient(await clientOptions(deps, endpoint));
  });

  return {
    region: deps.region,

    listAccounts: (accessToken, options) =>
      pages('sso ListAccounts', async (nextToken) => {
        const { ListAccountsCommand } = await sdk();
        const rules = { repeat: 'reads', reads: readsPortal, secrets: [accessToken] } as const;
        const answer = await service.send('ListAccounts', rules, options, (client, http) =>
          client.send(new ListAccountsCommand({ accessToken, nextToken, maxResults: MAX_PAGE_SIZE }), http),
        );
        if (answer.accountList === undefined) throw incompleteAnswer(service.named('ListAccounts'), 'accountList');
        const items = answer.accountList.map(({ accountId, accountName, emailAddress }): PortalAccount => {
          if (!accountId) throw incompleteAnswer(service.named('ListAccounts'), 'an accountId');
          return { accountId, ...(accountName && { accountName }), ...(emailAddress && { emailAddress }) };
        });
        return { items, nextToken: answer.nextToken || undefined };
      }),

    listAccountRoles: (accessToken, accountId, options) =>
      pages('sso ListAccountRoles', async (nextToken) => {
        const { ListAccountRolesCommand } = await sdk();
        const rules = { repeat: 'reads', reads: readsAccount(accountId), secrets: [accessToken] } as const;
        const input = { accessToken, accountId, nextToken, maxResults: MAX_PAGE_SIZE };
        const answer = await service.send('ListAccountRoles', rules, options, (client, http) =>
          client.send(new ListAccountRolesCommand(input), http),
        );
        if (answer.roleList === undefined) throw incompleteAnswer(service.named('ListAccountRoles'), 'roleList');
        const items = answer.roleList.map(({ roleName, accountId: of }): PortalRole => {
          if (!roleName) throw incompleteAnswer(service.named('ListAccountRoles'), 'a roleName');
          return { accountId: of || accountId, roleName };
        });
        return { items, nextToken: answer.nextToken || undefined };
      }),

    async getRoleCredentials(accessToken, role, options) {
      const { GetRoleCredentialsCommand } = await sdk();
      const { accountId, roleName } = role;
      const rules = { repeat: 'reads', reads: readsRole(role), secrets: [accessToken] } as const;
      const answer = await service.send('GetRoleCredentials', rules, options, (client, http) =>
        client.send(new GetRoleCredentialsCommand({ accessToken, accountId, roleName }), http),
      );
      const { accessKeyId, secretAccessKey, sessionToken, expiration } = answer.roleCredentials ?? {};
      if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) {
        throw incompleteAnswer(service.named('GetRoleCredentials'), 'a key, the session token or the expiration');
      }
      // Milliseconds, unlike every other time of these services.
      return { accessKeyId, secretAccessKey, sessionToken, expiresAtMs: expiration, accountId };
    },

    async logout(accessToken, options) {
      const { LogoutCommand } = await sdk();
      const rules = { repeat: 'reads', reads: readsPortal, secrets: [accessToken] } as const;
      const answer = await service.send('Logout', rules, options, (client, http) =>
        client.send(new LogoutCommand({ accessToken }), http),
      );
      // The answer has no body: only the id tells the service from a captive portal that answers 200 to everything.
      if (answer.$metadata.requestId === undefined) throw incompleteAnswer(service.named('Logout'), 'a request id');
    },
  };
}
