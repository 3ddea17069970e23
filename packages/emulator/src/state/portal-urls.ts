import { partitionById } from '@ssoctl/core/wire';
import type { SeedInstance } from '../seed/types.ts';

/** Every address of the instance's access portal that the service takes as a start URL, the classic one first. */
export function portalUrls(instance: SeedInstance): readonly string[] {
  const { id, region, regions = [], partition, identityStoreId, alias } = instance;
  const names = alias === undefined ? [identityStoreId] : [identityStoreId, alias];
  return [
    ...classic(partition, region, names),
    // Regions that were added have no classic address of their own.
    ...[region, ...regions].flatMap((enabled) => regional(partition, enabled, id)),
    `https://${issuerHost(partition)}/${id}`,
  ];
}

/** The address that the emulator names: in AWS's classic shape where the partition has one. */
export function startUrlOf(instance: SeedInstance): string {
  return portalUrls(instance)[0] ?? '';
}

/** Whether people sign in to the instance there. */
export function isEnabledIn({ region, regions = [] }: SeedInstance, where: string): boolean {
  return region === where || regions.includes(where);
}

function classic(partition: string, region: string, names: readonly string[]): string[] {
  if (partition === 'aws') return names.map((name) => `https://${name}.awsapps.com/start`);
  const home = { 'aws-us-gov': 'us-gov-home.awsapps.com', 'aws-cn': 'home.awsapps.cn' }[partition];
  if (home === undefined) return [];
  return names.flatMap((name) => [
    `https://start.${home}/directory/${name}`,
    `https://start.${region}.${home}/directory/${name}`,
  ]);
}

function regional(partition: string, region: string, id: string): string[] {
  if (partition === 'aws-cn') {
    return [
      `https://${id}.${region}.portal.amazonaws.com.cn`,
      `https://${id}.portal.${region}.app.amazonwebservices.com.cn`,
    ];
  }
  if (partition === 'aws-eusc') {
    return [`https://${id}.${region}.portal.amazonaws.eu`, `https://${id}.portal.${region}.api.amazonwebservices.eu`];
  }
  return [`https://${id}.${region}.portal.amazonaws.com`, `https://${id}.portal.${region}.app.aws`];
}

function issuerHost(partition: string): string {
  if (partition === 'aws-us-gov') return 'identitycenter.us-gov.amazonaws.com';
  return `identitycenter.${partitionById(partition)?.dnsSuffix ?? 'amazonaws.com'}`;
}

/** Whether a text names the instance: `…/start`, `…/start/`, `…/start#/`, `…/start/#/`, `…/start?referrer=x` all do. */
export function namesInstance(startUrl: string, instance: SeedInstance): boolean {
  const wanted = withoutDecoration(startUrl);
  return wanted !== undefined && portalUrls(instance).some((url) => withoutDecoration(url) === wanted);
}

function withoutDecoration(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, host, pathname } = new URL(text);
  return protocol === 'https:' ? `${host}${pathname.replace(/\/+$/, '')}` : undefined;
}
