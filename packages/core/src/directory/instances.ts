import type { CallOptions } from '../call/types.ts';
import type { SsoAdmin } from './sso-admin-client.ts';
import type { Instance, InstanceRegion, Pages } from './types.ts';

/** The instances that one Region shows. */
export interface RegionalInstances {
  list(options?: CallOptions): Pages<Instance>;
  /** What only DescribeInstance tells. */
  describe(
    instanceArn: string,
    options?: CallOptions,
  ): Promise<Pick<Instance, 'permissionSetsEnabled' | 'encryptionKeyArn'>>;
  regions(instanceArn: string, options?: CallOptions): Pages<InstanceRegion>;
}

interface RegionShape {
  RegionName?: string | undefined;
  Status?: string | undefined;
  IsPrimaryRegion?: boolean | undefined;
}

export function instancesIn(sso: SsoAdmin, region: string): RegionalInstances {
  return {
    list: (options) =>
      sso.list(
        'ListInstances',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListInstancesCommand(page), http),
        (answer) =>
          answer.Instances?.map((shape): Instance => {
            const { InstanceArn, IdentityStoreId, OwnerAccountId, Name, CreatedDate, Status } = shape;
            if (!InstanceArn || !IdentityStoreId) throw sso.lacking('ListInstances', 'an ARN or an identity store');
            const regions = shape.Regions?.map(readRegion);
            const primary = shape.PrimaryRegion ?? regions?.find(({ isPrimary }) => isPrimary)?.name;
            return {
              instanceArn: InstanceArn,
              identityStoreId: IdentityStoreId,
              ownerAccountId: OwnerAccountId ?? '',
              status: Status ?? 'ACTIVE',
              region: primary || region,
              ...(Name && { name: Name }),
              ...(CreatedDate && { createdAtMs: CreatedDate.getTime() }),
              ...(regions?.length && { regions }),
            };
          }),
      ),

    async describe(InstanceArn, options) {
      const answer = await sso.send('DescribeInstance', options, ({ sdk, client }, http) =>
        client.send(new sdk.DescribeInstanceCommand({ InstanceArn }), http),
      );
      const { PermissionSetsEnabled, EncryptionConfigurationDetails: encryption } = answer;
      return {
        ...(PermissionSetsEnabled !== undefined && { permissionSetsEnabled: PermissionSetsEnabled }),
        ...(encryption?.KmsKeyArn && { encryptionKeyArn: encryption.KmsKeyArn }),
      };
    },

    regions: (InstanceArn, options) =>
      sso.list(
        'ListRegions',
        options,
        ({ sdk, client }, page, http) => client.send(new sdk.ListRegionsCommand({ InstanceArn, ...page }), http),
        (answer) => answer.Regions?.map(readRegion),
      ),
  };
}

function readRegion({ RegionName = '', Status = 'ACTIVE', IsPrimaryRegion = false }: RegionShape): InstanceRegion {
  return { name: RegionName, status: Status, isPrimary: IsPrimaryRegion };
}
