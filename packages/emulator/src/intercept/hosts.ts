import { isRegion, PARTITIONS, type Partition, partitionOf } from '@ssoctl/core/wire';
import { awsDomainOf } from './domains.ts';

/** What the emulator is behind a host name. `pages` are the portal's and the device flow's, for a browser. */
export type PlayedService = 'oidc' | 'portal.sso' | 'sso' | 'identitystore' | 'organizations' | 'sts' | 'pages';

export type HostVerdict =
  | { kind: 'played'; service: PlayedService; region?: string; partition: Partition['id'] }
  /** AWS's, but nothing that the emulator plays. */
  | { kind: 'unplayed'; because: string }
  /** Not AWS's, or a name that AWS does not have. */
  | { kind: 'refused'; because: string };

const API = /^(oidc|portal\.sso|sso|identitystore|organizations|sts)(-fips)?\.([^.]+)$/;
const GLOBAL = /^(organizations|sts)$/;

/**
 * What a host name means, by AWS's own naming: service, variant, Region, suffix. A Region under another partition's suffix, or
 * a FIPS name where the plain one is the FIPS name, does not exist and is refused, as DNS would.
 */
export function readHost(name: string): HostVerdict {
  const host = name.toLowerCase().replace(/\.$/, '');
  const domain = awsDomainOf(host);
  if (domain === undefined) return { kind: 'refused', because: 'not a host of AWS' };
  return (
    pagesHost(host) ?? apiHost(host, domain) ?? { kind: 'unplayed', because: `the emulator does not play ${host}` }
  );
}

/** Portals and the device page. Sources: the IAM Identity Center User Guide's start URL forms; AWS CLI 2.36.7 `resolve.py`. */
function pagesHost(host: string): HostVerdict | undefined {
  const regional =
    /^[^.]+\.portal\.([^.]+)\.(?:app\.aws|app\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu)$/.exec(host) ??
    /^[^.]+\.([^.]+)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/.exec(host) ??
    /^device\.sso\.([^.]+)\.amazonaws\.(?:com|com\.cn|eu)$/.exec(host) ??
    /^start\.([^.]+)\.(?:us-gov-home\.awsapps\.com|home\.awsapps\.cn)$/.exec(host);
  const region = regional?.[1];
  if (region !== undefined && isRegion(region))
    return { kind: 'played', service: 'pages', region, partition: partitionOf(region).id };
  if (host.endsWith('.us-gov-home.awsapps.com')) return pages('aws-us-gov');
  if (host.endsWith('.awsapps.com')) return pages('aws');
  if (host.endsWith('.awsapps.cn')) return pages('aws-cn');
  return undefined;
}

const pages = (partition: Partition['id']): HostVerdict => ({ kind: 'played', service: 'pages', partition });

function apiHost(host: string, domain: string): HostVerdict | undefined {
  const labels = host.slice(0, -domain.length - 1);
  if (GLOBAL.test(labels)) {
    const partition = PARTITIONS.find(({ dnsSuffix }) => dnsSuffix === domain);
    if (partition === undefined) return undefined;
    return {
      kind: 'played',
      service: labels as PlayedService,
      region: partition.globalRegion,
      partition: partition.id,
    };
  }
  const [, service, fips, region] = API.exec(labels) ?? [];
  if (service === undefined || region === undefined || !isRegion(region)) return undefined;
  const partition = partitionOf(region);
  if (domain !== partition.dnsSuffix && domain !== partition.dualStackDnsSuffix)
    return { kind: 'refused', because: `no such host: ${region} is not under ${domain}` };
  if (fips !== undefined && partition.id === 'aws-us-gov' && domain === partition.dnsSuffix)
    return { kind: 'refused', because: `no such host: in ${region} the plain name is the FIPS endpoint` };
  return { kind: 'played', service: service as PlayedService, region, partition: partition.id };
}
