import { SSO_SERVICE_PRINCIPAL } from '../wire/admin-operations.ts';
import type { Organizations } from './organizations-client.ts';
import { tagsFrom } from './tags.ts';
import type { Directory, OrganizationAccount, OrganizationalUnit } from './types.ts';

/** The organization: its accounts, and where they hang. */
export type OrganizationView = Pick<
  Directory,
  | 'organization'
  | 'accounts'
  | 'account'
  | 'roots'
  | 'unitsIn'
  | 'accountsIn'
  | 'tagsOfAccount'
  | 'delegatedAdministrators'
>;

interface AccountShape {
  Id?: string | undefined;
  Arn?: string | undefined;
  Name?: string | undefined;
  Email?: string | undefined;
  Status?: string | undefined;
  State?: string | undefined;
  Paths?: readonly string[] | undefined;
  JoinedMethod?: string | undefined;
  JoinedTimestamp?: Date | undefined;
}

interface UnitShape {
  Id?: string | undefined;
  Name?: string | undefined;
}

export function organizationOf(org: Organizations): OrganizationView {
  const readAccount = (operation: string, shape: AccountShape): OrganizationAccount => {
    const { Id: accountId, Arn, Name, Email, Status, State, Paths, JoinedMethod, JoinedTimestamp } = shape;
    if (!accountId) throw org.lacking(operation, 'an account id');
    // An account that says neither is as it was before either was there to say it.
    const state = State ?? Status ?? 'ACTIVE';
    return {
      accountId,
      state,
      ...(Name && { name: Name }),
      ...(Email && { email: Email }),
      ...(Arn && { arn: Arn }),
      ...(Paths?.length && { paths: Paths }),
      ...(JoinedMethod && { joinedMethod: JoinedMethod }),
      ...(JoinedTimestamp && { joinedAtMs: JoinedTimestamp.getTime() }),
    };
  };
  const readUnit = (operation: string, { Id: id, Name: name }: UnitShape): OrganizationalUnit => {
    if (!id) throw org.lacking(operation, 'an id');
    return { id, name: name || id };
  };

  return {
    async organization(options) {
      const { Organization: shape } = await org.send('DescribeOrganization', options, ({ sdk, client }, http) =>
        client.send(new sdk.DescribeOrganizationCommand({}), http),
      );
      const { Id: id, Arn, MasterAccountId: managementAccountId, FeatureSet } = shape ?? {};
      if (!id || !managementAccountId) throw org.lacking('DescribeOrganization', 'an id or the management account');
      return { id, managementAccountId, ...(Arn && { arn: Arn }), ...(FeatureSet && { featureSet: FeatureSet }) };
    },

    accounts: (options) =>
      org.list(
        'ListAccounts',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListAccountsCommand(page), http),
        (answer) => answer.Accounts?.map((shape) => readAccount('ListAccounts', shape)),
      ),

    async account(AccountId, options) {
      const { Account } = await org.send('DescribeAccount', options, ({ sdk, client }, http) =>
        client.send(new sdk.DescribeAccountCommand({ AccountId }), http),
      );
      return readAccount('DescribeAccount', Account ?? {});
    },

    roots: (options) =>
      org.list(
        'ListRoots',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListRootsCommand(page), http),
        (answer) => answer.Roots?.map((shape) => readUnit('ListRoots', shape)),
      ),

    unitsIn: (ParentId, options) =>
      org.list(
        'ListOrganizationalUnitsForParent',
        options,
        ({ sdk, client }, page, http) =>
          client.send(new sdk.ListOrganizationalUnitsForParentCommand({ ParentId, ...page }), http),
        (answer) => answer.OrganizationalUnits?.map((shape) => readUnit('ListOrganizationalUnitsForParent', shape)),
      ),

    accountsIn: (ParentId, options) =>
      org.list(
        'ListAccountsForParent',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListAccountsForParentCommand({ ParentId, ...page }), http),
        (answer) => answer.Accounts?.map((shape) => readAccount('ListAccountsForParent', shape)),
      ),

    tagsOfAccount: (ResourceId, options) =>
      tagsFrom(
        org.list(
          'ListTagsForResource',
          options,
          ({ sdk, client }, { NextToken }, http) =>
            client.send(new sdk.ListTagsForResourceCommand({ ResourceId, NextToken }), http),
          (answer) => answer.Tags,
        ),
      ),

    delegatedAdministrators: (options) =>
      org.list(
        'ListDelegatedAdministrators',
        options,
        ({ sdk, client }, page, http) => {
          const input = { ServicePrincipal: SSO_SERVICE_PRINCIPAL, ...page };
          return client.send(new sdk.ListDelegatedAdministratorsCommand(input), http);
        },
        (answer) =>
          answer.DelegatedAdministrators?.map((shape) => {
            const { accountId, name } = readAccount('ListDelegatedAdministrators', shape);
            return { accountId, name };
          }),
      ),
  };
}
