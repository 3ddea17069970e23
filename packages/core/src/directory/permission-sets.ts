import { isSsoctlError } from '../errors/index.ts';
import type { SsoAdmin } from './sso-admin-client.ts';
import { tagsFrom } from './tags.ts';
import type { Directory, PermissionSet } from './types.ts';

/** What permission sets are, and what they grant. */
export type PermissionSets = Pick<
  Directory,
  | 'permissionSets'
  | 'permissionSet'
  | 'permissionSetsIn'
  | 'accountsWith'
  | 'managedPolicies'
  | 'customerManagedPolicies'
  | 'inlinePolicy'
  | 'boundary'
  | 'tagsOf'
>;

export function permissionSetsOf(sso: SsoAdmin, InstanceArn: string): PermissionSets {
  return {
    permissionSets: (options) =>
      sso.list(
        'ListPermissionSets',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListPermissionSetsCommand({ InstanceArn, ...page }), http),
        (answer) => answer.PermissionSets,
      ),

    async permissionSet(PermissionSetArn, options) {
      const { PermissionSet: set } = await sso.send('DescribePermissionSet', options, ({ sdk, client }, http) =>
        client.send(new sdk.DescribePermissionSetCommand({ InstanceArn, PermissionSetArn }), http),
      );
      if (!set?.Name) throw sso.lacking('DescribePermissionSet', 'a name');
      const { Name: name, Description, SessionDuration, RelayState, CreatedDate } = set;
      return {
        arn: set.PermissionSetArn ?? PermissionSetArn,
        name,
        ...(Description && { description: Description }),
        ...(SessionDuration && { sessionDuration: SessionDuration }),
        ...(RelayState && { relayState: RelayState }),
        ...(CreatedDate && { createdAtMs: CreatedDate.getTime() }),
      } satisfies PermissionSet;
    },

    permissionSetsIn: (AccountId, ProvisioningStatus, options) =>
      sso.list(
        'ListPermissionSetsProvisionedToAccount',
        options,
        ({ sdk, client }, page, http) => {
          const input = { InstanceArn, AccountId, ProvisioningStatus, ...page };
          return client.send(new sdk.ListPermissionSetsProvisionedToAccountCommand(input), http);
        },
        (answer) => answer.PermissionSets,
      ),

    accountsWith: (PermissionSetArn, ProvisioningStatus, options) =>
      sso.list(
        'ListAccountsForProvisionedPermissionSet',
        options,
        ({ sdk, client }, page, http) => {
          const input = { InstanceArn, PermissionSetArn, ProvisioningStatus, ...page };
          return client.send(new sdk.ListAccountsForProvisionedPermissionSetCommand(input), http);
        },
        (answer) => answer.AccountIds,
      ),

    managedPolicies: (PermissionSetArn, options) =>
      sso.list(
        'ListManagedPoliciesInPermissionSet',
        options,
        ({ sdk, client }, page, http) => {
          const input = { InstanceArn, PermissionSetArn, ...page };
          return client.send(new sdk.ListManagedPoliciesInPermissionSetCommand(input), http);
        },
        (answer) => answer.AttachedManagedPolicies?.map(({ Name = '', Arn = '' }) => ({ name: Name, arn: Arn })),
      ),

    customerManagedPolicies: (PermissionSetArn, options) =>
      sso.list(
        'ListCustomerManagedPolicyReferencesInPermissionSet',
        options,
        ({ sdk, client }, page, http) => {
          const input = { InstanceArn, PermissionSetArn, ...page };
          return client.send(new sdk.ListCustomerManagedPolicyReferencesInPermissionSetCommand(input), http);
        },
        (answer) => answer.CustomerManagedPolicyReferences?.map(referenceOf),
      ),

    async inlinePolicy(PermissionSetArn, options) {
      const answer = await sso.send('GetInlinePolicyForPermissionSet', options, ({ sdk, client }, http) =>
        client.send(new sdk.GetInlinePolicyForPermissionSetCommand({ InstanceArn, PermissionSetArn }), http),
      );
      return answer.InlinePolicy || undefined;
    },

    async boundary(PermissionSetArn, options) {
      const operation = 'GetPermissionsBoundaryForPermissionSet';
      try {
        const { PermissionsBoundary: boundary } = await sso.send(operation, options, ({ sdk, client }, http) =>
          client.send(new sdk.GetPermissionsBoundaryForPermissionSetCommand({ InstanceArn, PermissionSetArn }), http),
        );
        if (boundary?.ManagedPolicyArn) return { managedPolicyArn: boundary.ManagedPolicyArn };
        const reference = boundary?.CustomerManagedPolicyReference;
        return reference && referenceOf(reference);
      } catch (error) {
        // A set without one is answered so.
        if (isSsoctlError(error, 'NOT_FOUND')) return undefined;
        throw error;
      }
    },

    tagsOf: (ResourceArn, options) =>
      tagsFrom(
        sso.list(
          'ListTagsForResource',
          options,
          ({ sdk, client }, { NextToken }, http) =>
            client.send(new sdk.ListTagsForResourceCommand({ InstanceArn, ResourceArn, NextToken }), http),
          (answer) => answer.Tags,
        ),
      ),
  };
}

function referenceOf({ Name = '', Path }: { Name?: string | undefined; Path?: string | undefined }) {
  return { name: Name, path: Path || '/' };
}
